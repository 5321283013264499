import asyncio

async def main():
    q = asyncio.Queue(maxsize=2)
    log = []
    async def producer():
        for i in range(5):
            await q.put(i)
            log.append(f"put {i}")
        await q.put(None)
    async def consumer():
        while (item := await q.get()) is not None:
            log.append(f"got {item}")
            q.task_done()
        q.task_done()
    await asyncio.gather(producer(), consumer())
    print(log)
    await q.join()
    print(q.empty(), q.full(), q.qsize(), q.maxsize)
    for f in (q.get_nowait, q.task_done):
        try:
            f()
        except (asyncio.QueueEmpty, ValueError) as e:
            print(type(e).__name__, e)
    q.put_nowait(1); q.put_nowait(2)
    try:
        q.put_nowait(3)
    except asyncio.QueueFull as e:
        print(type(e).__name__, e)
    print(q, q.get_nowait(), await q.get())
    p = asyncio.PriorityQueue()
    for x in (3, 1, 2): await p.put(x)
    l = asyncio.LifoQueue()
    for x in (3, 1, 2): l.put_nowait(x)
    print([await p.get() for _ in range(3)], [l.get_nowait() for _ in range(3)])
    try:
        await asyncio.wait_for(q.get(), 0.01)
    except TimeoutError:
        print("nothing came")
    work, results = asyncio.Queue(), []
    async def worker(name):
        while True:
            n = await work.get()
            await asyncio.sleep(0.001 * n)
            results.append((n, n * n))
            work.task_done()
    workers = [asyncio.create_task(worker(i)) for i in range(3)]
    for n in range(6): work.put_nowait(n)
    await work.join()
    for w in workers: w.cancel()
    print(await asyncio.gather(*workers, return_exceptions=True))
    print(sorted(results))
asyncio.run(main())
