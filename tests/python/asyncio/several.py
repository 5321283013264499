import asyncio

async def w(n, delay=None):
    await asyncio.sleep(n / 100 if delay is None else delay)
    if n == 4: raise ValueError("four")
    return n
async def main():
    print([await c for c in asyncio.as_completed([w(3), w(1), w(2)])])
    try:
        for c in asyncio.as_completed([w(1), w(100)], timeout=0.05):
            print(await c)
    except TimeoutError as e:
        print("TimeoutError", e)
    ts = [asyncio.create_task(w(n)) for n in (1, 3, 6)]
    done, pending = await asyncio.wait(ts, return_when=asyncio.FIRST_COMPLETED)
    print(sorted(t.result() for t in done), len(pending))
    done, pending = await asyncio.wait(ts, timeout=0)
    print(len(done), len(pending))
    done, pending = await asyncio.wait(ts)
    print(sorted(t.result() for t in done), len(pending))
    ts = [asyncio.create_task(w(n)) for n in (1, 4, 30)]
    done, pending = await asyncio.wait(ts, return_when=asyncio.FIRST_EXCEPTION)
    print(len(done), len(pending), [repr(t.exception()) for t in ts if t.done() and t.exception()])
    same = asyncio.create_task(w(1))
    print(await asyncio.gather(same, w(2), same), await asyncio.gather())
    async with asyncio.TaskGroup() as tg:
        a = tg.create_task(w(2))
        b = tg.create_task(w(1), name="b")
        print(b.get_name(), tg)
    print(a.result(), b.result())
    for bad in (3, "x"):
        try:
            asyncio.ensure_future(bad)
        except TypeError as e:
            print("TypeError:", e)
    async def agen():
        for i in range(3):
            await asyncio.sleep(0)
            yield i
    print([i async for i in agen()], [i + 1 async for i in agen() if i])
    class Ctx:
        async def __aenter__(self): print("enter"); return self
        async def __aexit__(self, *exc): print("exit", exc[0]); return True
    async with Ctx():
        raise KeyError
    class Counter:
        def __init__(self): self.n = 0
        def __aiter__(self): return self
        async def __anext__(self):
            self.n += 1
            if self.n > 2: raise StopAsyncIteration
            return self.n
    async for n in Counter(): print(n)
    else: print("else")
    print(asyncio.iscoroutinefunction(w), asyncio.iscoroutinefunction(print), asyncio.isfuture(same))
    c = w(1); print(asyncio.iscoroutine(c)); c.close()
asyncio.run(main())
