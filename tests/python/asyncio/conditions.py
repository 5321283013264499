"""Events, conditions and locks of one loop."""
import asyncio


async def main():
    event = asyncio.Event()
    woken = []

    async def wait_for_event(name):
        woken.append((name, await event.wait()))

    waiters = [asyncio.create_task(wait_for_event(name)) for name in "ab"]
    await asyncio.sleep(0)
    print(event.is_set(), woken)
    event.set()
    await asyncio.gather(*waiters)
    print(woken, await event.wait())
    event.clear()
    print(event.is_set())

    condition = asyncio.Condition()
    items, got = [], []

    async def take(name):
        async with condition:
            await condition.wait_for(lambda: items)
            got.append((name, items.pop(0)))

    takers = [asyncio.create_task(take(n)) for n in range(3)]
    await asyncio.sleep(0)
    for item in "xyz":
        async with condition:
            items.append(item)
            condition.notify()
    await asyncio.gather(*takers)
    print(got, condition.locked())
    for attempt in (condition.notify, condition.notify_all):
        try:
            attempt()
        except RuntimeError as error:
            print(error)
    try:
        await condition.wait()
    except RuntimeError as error:
        print(error)

    lock = asyncio.Lock()
    order = []

    async def enter(name):
        async with lock:
            order.append(name)
            await asyncio.sleep(0)

    await asyncio.gather(*(enter(name) for name in "first second third".split()))
    print(order, lock.locked())
    try:
        lock.release()
    except RuntimeError as error:
        print(error)
    try:
        with lock:
            pass
    except TypeError as error:
        print(error)


asyncio.run(main())
