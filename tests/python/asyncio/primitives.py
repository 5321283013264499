import asyncio

async def main():
    lock, log = asyncio.Lock(), []
    async def critical(n):
        async with lock:
            log.append(f"in {n}")
            await asyncio.sleep(0)
            log.append(f"out {n}")
    await asyncio.gather(*(critical(n) for n in range(3)))
    print(log, lock.locked())
    try:
        lock.release()
    except RuntimeError as e:
        print("RuntimeError:", e)
    await lock.acquire()
    print(lock.locked(), repr(lock).split(" [")[1])
    waiting = asyncio.create_task(critical(9))
    await asyncio.sleep(0)
    print(repr(lock).split(" [")[1])
    waiting.cancel()
    lock.release()
    await asyncio.wait([waiting])
    print(lock.locked())

    event, woken = asyncio.Event(), []
    async def waiter(n):
        await event.wait()
        woken.append(n)
    tasks = [asyncio.create_task(waiter(n)) for n in range(3)]
    await asyncio.sleep(0)
    print(woken, event.is_set())
    event.set()
    await asyncio.gather(*tasks)
    print(woken, await event.wait(), repr(event).split(" [")[1])

    sem = asyncio.Semaphore(2)
    inside = most = 0
    async def limited(n):
        nonlocal inside, most
        async with sem:
            inside += 1
            most = max(most, inside)
            await asyncio.sleep(0.005)
            inside -= 1
        return n
    print(await asyncio.gather(*(limited(n) for n in range(6))), most, sem.locked(), repr(sem).split(" [")[1])
    try:
        asyncio.BoundedSemaphore(1).release()
    except ValueError as e:
        print("ValueError:", e)
    try:
        asyncio.Semaphore(-1)
    except ValueError as e:
        print("ValueError:", e)

    cond, items = asyncio.Condition(), []
    async def consumer(n):
        async with cond:
            await cond.wait_for(lambda: items)
            return n, items.pop(0)
    tasks = [asyncio.create_task(consumer(n)) for n in range(2)]
    await asyncio.sleep(0)
    for item in "ab":
        async with cond:
            items.append(item)
            cond.notify()
    print(await asyncio.gather(*tasks))
    for f in (cond.notify, cond.notify_all):
        try:
            f()
        except RuntimeError as e:
            print("RuntimeError:", e)
    try:
        await cond.wait()
    except RuntimeError as e:
        print("RuntimeError:", e)

    barrier, order = asyncio.Barrier(3), []
    async def phase(n):
        order.append("before")
        i = await barrier.wait()
        order.append("after")
        return i
    print(sorted(await asyncio.gather(*(phase(n) for n in range(3)))), order, barrier.parties, barrier.n_waiting, barrier.broken)
asyncio.run(main())
