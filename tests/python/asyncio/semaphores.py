"""A semaphore bounds how many are inside; a bounded one counts the releases as well."""
import asyncio


async def main():
    limit = asyncio.Semaphore(2)
    inside = most = 0
    order = []

    async def visit(name):
        nonlocal inside, most
        async with limit:
            inside += 1
            most = max(most, inside)
            order.append(name)
            await asyncio.sleep(0)
            inside -= 1

    await asyncio.gather(*(visit(name) for name in "abcdef"))
    print("".join(order), most, inside, limit.locked())

    await limit.acquire()
    await limit.acquire()
    print(limit.locked())
    try:
        await asyncio.wait_for(limit.acquire(), 0.01)
    except TimeoutError:
        print("no seat")
    limit.release()
    print(limit.locked(), await limit.acquire())

    # A cancelled waiter loses no permit.
    waiting = [asyncio.create_task(limit.acquire()) for _ in range(2)]
    await asyncio.sleep(0)
    waiting[0].cancel()
    limit.release()
    print(await waiting[1], waiting[0].cancelled())

    bounded = asyncio.BoundedSemaphore(1)
    async with bounded:
        print(bounded.locked())
    try:
        bounded.release()
    except ValueError as error:
        print(error)
    try:
        asyncio.Semaphore(-1)
    except ValueError as error:
        print(error)


asyncio.run(main())
