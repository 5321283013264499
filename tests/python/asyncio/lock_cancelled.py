# A woken task that is cancelled before it runs passes the lock on, to one task only.
import asyncio

async def main():
    lock, order = asyncio.Lock(), []
    async def hold(n):
        async with lock:
            order.append(n)
            await asyncio.sleep(0)
    await lock.acquire()
    tasks = [asyncio.create_task(hold(n)) for n in range(4)]
    await asyncio.sleep(0)
    lock.release()
    tasks[2].cancel()
    tasks[0].cancel()
    await asyncio.wait(tasks)
    print([t.cancelled() for t in tasks], order)
    print(lock.locked())

    semaphore, order = asyncio.Semaphore(0), []
    async def enter(n):
        async with semaphore:
            order.append(n)
    tasks = [asyncio.create_task(enter(n)) for n in range(3)]
    await asyncio.sleep(0)
    semaphore.release()
    tasks[0].cancel()
    await asyncio.wait(tasks)
    print([t.cancelled() for t in tasks], order, semaphore.locked())

    queue, order = asyncio.Queue(), []
    async def take(n):
        order.append((n, await queue.get()))
    tasks = [asyncio.create_task(take(n)) for n in range(2)]
    await asyncio.sleep(0)
    queue.put_nowait("x")
    tasks[0].cancel()
    await asyncio.wait(tasks)
    print([t.cancelled() for t in tasks], order, queue.qsize())
asyncio.run(main())
