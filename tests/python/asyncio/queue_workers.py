"""Workers that share a queue: join waits for what is unfinished, then the workers are cancelled."""
import asyncio


async def worker(name, queue, results):
    while True:
        item = await queue.get()
        try:
            await asyncio.sleep(0)
            results.append((item, 60 // item))
        except ZeroDivisionError as error:
            results.append((item, str(error)))
        finally:
            queue.task_done()


async def main():
    queue, results = asyncio.Queue(), []
    for item in (3, 0, 5, 6, 10):
        queue.put_nowait(item)
    workers = [asyncio.create_task(worker(n, queue, results)) for n in range(2)]
    await queue.join()
    for task in workers:
        task.cancel()
    print(await asyncio.gather(*workers, return_exceptions=True))
    print(sorted(results), queue.empty())
    try:
        queue.task_done()
    except ValueError as error:
        print(error)

    small = asyncio.Queue(maxsize=2)
    moved = []

    async def produce():
        for n in range(5):
            await small.put(n)
            moved.append(f"+{n}")
        await small.put(None)

    async def consume():
        while (n := await small.get()) is not None:
            moved.append(f"-{n}")

    await asyncio.gather(produce(), consume())
    print(" ".join(moved))
    for attempt in (small.get_nowait, lambda: [small.put_nowait(n) for n in range(3)]):
        try:
            attempt()
        except (asyncio.QueueEmpty, asyncio.QueueFull) as error:
            print(type(error).__name__, small.qsize(), small.full())

    best = asyncio.PriorityQueue()
    last = asyncio.LifoQueue()
    for number in (2, 3, 1):
        await best.put(number)
        await last.put(number)
    print([best.get_nowait() for _ in range(3)], [last.get_nowait() for _ in range(3)])


asyncio.run(main())
