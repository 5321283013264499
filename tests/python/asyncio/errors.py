import asyncio

async def fail(n, delay=0.0):
    await asyncio.sleep(delay)
    raise ValueError(f"bad {n}")
async def ok(n, delay=0.0):
    await asyncio.sleep(delay)
    return n
async def trial(awaitable):
    try:
        print("->", await awaitable)
    except BaseException as e:
        print(type(e).__name__, e)
def trial_call(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, str(e).split(" <")[0])
async def stubborn():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("cleaning up")
        await asyncio.sleep(0)
        raise
async def refuses():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        return "went on"
async def main():
    await trial(fail(1))
    await trial(asyncio.gather(ok(1), fail(2, 0.01), ok(3, 0.02)))
    print(await asyncio.gather(ok(1), fail(2), return_exceptions=True))
    await trial(asyncio.wait_for(ok(5, 1), 0.01))
    await trial(asyncio.wait_for(ok(6), 1))
    await trial(asyncio.wait_for(ok(7), None))
    await trial(asyncio.wait_for(fail(8), 1))
    await trial(asyncio.wait_for(ok(9), 0))
    await trial(asyncio.wait_for(stubborn(), 0.01))
    await trial(asyncio.wait_for(refuses(), 0.01))
    try:
        async with asyncio.timeout(0.01) as t:
            await ok(1, 1)
    except TimeoutError:
        print("timeout", t.expired())
    async with asyncio.timeout(1) as t:
        await ok(1)
    print(t.expired())
    async with asyncio.timeout(None):
        pass
    t = asyncio.create_task(stubborn())
    await asyncio.sleep(0)
    t.cancel()
    await trial(t)
    t = asyncio.create_task(refuses())
    await asyncio.sleep(0)
    t.cancel()
    await trial(t)
    trial_call(lambda: asyncio.create_task(3))
    await trial(asyncio.wait([]))
    coro = ok(1)
    await trial(asyncio.wait([coro]))
    coro.close()
    async def awaits_itself():
        await asyncio.current_task()
    try:
        await asyncio.create_task(awaits_itself())
    except RuntimeError as e:
        print(str(e).split(":")[0])
    g = asyncio.gather(ok(1, 1), ok(2, 1))
    asyncio.get_running_loop().call_later(0.01, g.cancel)
    await trial(g)
    inner = asyncio.create_task(ok("shielded", 0.02))
    await trial(asyncio.wait_for(asyncio.shield(inner), 0.01))
    await trial(inner)
    coro = ok(1)
    trial_call(lambda: asyncio.run(coro))
    coro.close()
asyncio.run(main())
trial_call(lambda: asyncio.run(3))
trial_call(asyncio.get_running_loop)
coro = ok(1)
trial_call(lambda: asyncio.create_task(coro))
coro.close()
trial_call(lambda: asyncio.run(fail("out of run")))
