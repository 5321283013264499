"""`gather`: results in the order of the arguments, and what becomes of the others when one fails."""
import asyncio

log = []


async def work(name, steps, fail=False):
    for _ in range(steps):
        await asyncio.sleep(0)
    if fail:
        raise ValueError(f"{name} failed")
    log.append(name)
    return name


async def main():
    print(await asyncio.gather(work("a", 3), work("b", 1), work("c", 2)), log)
    print(await asyncio.gather())

    results = await asyncio.gather(work("a", 1), work("b", 2, True), work("c", 1), return_exceptions=True)
    for result in results:
        print(type(result).__name__, result)

    # Without it the first exception comes at once, and the others go on.
    log.clear()
    slow = asyncio.create_task(work("slow", 5))
    try:
        await asyncio.gather(work("bad", 1, True), slow)
    except ValueError as error:
        print(error, slow.done())
    print(await slow, log)

    # The same awaitable twice runs once.
    log.clear()
    task = asyncio.create_task(work("twice", 1))
    print(await asyncio.gather(task, task), log)

    # Gathers within gathers.
    print(await asyncio.gather(asyncio.gather(work("x", 1), work("y", 1)), work("z", 1)))

    # Cancelling one child is an exception of its own.
    child = asyncio.create_task(work("child", 50))
    both = asyncio.gather(child, work("other", 1), return_exceptions=True)
    await asyncio.sleep(0)
    child.cancel()
    print([type(result).__name__ for result in await both])


asyncio.run(main())
