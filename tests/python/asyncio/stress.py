# Locks, semaphores and queues while tasks are cancelled at random.
import asyncio
import random

async def main():
    s, lock, inside, most, done = asyncio.Semaphore(2), asyncio.Lock(), 0, 0, 0
    async def with_permit():
        nonlocal inside, most, done
        try:
            async with asyncio.timeout(random.random() * 0.02):
                async with s:
                    inside += 1
                    most = max(most, inside)
                    try:
                        await asyncio.sleep(random.random() * 0.004)
                    finally:
                        inside -= 1
        except TimeoutError:
            pass
        done += 1
    async def with_lock():
        nonlocal done
        try:
            async with asyncio.timeout(random.random() * 0.02):
                async with lock:
                    await asyncio.sleep(random.random() * 0.002)
        except TimeoutError:
            pass
        done += 1
    await asyncio.gather(*(with_permit() for _ in range(60)), *(with_lock() for _ in range(60)))
    print(done, most <= 2, inside, lock.locked(), s.locked(), await s.acquire(), await s.acquire(), s.locked())
    q, got = asyncio.Queue(3), []
    async def produce():
        for i in range(30): await q.put(i)
    async def consume():
        while True:
            got.append(await q.get())
            q.task_done()
    consumers = [asyncio.create_task(consume()) for _ in range(3)]
    await asyncio.gather(*(produce() for _ in range(4)))
    await q.join()
    for t in consumers: t.cancel()
    await asyncio.wait(consumers)
    print(len(got), all(t.cancelled() for t in consumers))
    print(await asyncio.gather(*(asyncio.to_thread(pow, i, 2) for i in range(20))))
asyncio.run(main())
