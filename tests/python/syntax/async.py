import asyncio
async def work(name, delay):
    print(name, 'starts')
    await asyncio.sleep(delay)
    print(name, 'ends')
    return name.upper()
async def main():
    print(await work('a', 0.01))
    print(await asyncio.gather(work('b', 0.03), work('c', 0.02), work('d', 0.01)))
    t = asyncio.create_task(work('e', 0.01)); print('created', t.done()); print(await t, t.done(), t.result())
    class AC:
        async def __aenter__(s): print('aenter'); return 5
        async def __aexit__(s, *a): print('aexit', a[0]); return True
    async with AC() as v: print(v); raise ValueError('inside')
    async def agen(n):
        for i in range(n): await asyncio.sleep(0); yield i
    print([x async for x in agen(3)], [x async for x in agen(5) if x % 2])
    async for x in agen(2): print('for', x)
    else: print('else')
    try: await asyncio.wait_for(work('slow', 5), 0.01)
    except asyncio.TimeoutError: print('timed out')
    async def bad(): raise KeyError('k')
    print(await asyncio.gather(bad(), work('f', 0), return_exceptions=True))
    class Aw:
        def __await__(self): yield from asyncio.sleep(0).__await__(); return 'awaited'
    print(await Aw())
asyncio.run(main())
