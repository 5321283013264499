"""`wait_for` and `timeout`: limits, moved limits, limits within limits."""
import asyncio


async def never():
    await asyncio.Event().wait()


async def cleanup(log):
    try:
        await never()
    finally:
        log.append("cleaned up")


async def main():
    log = []
    try:
        await asyncio.wait_for(cleanup(log), timeout=0.01)
    except TimeoutError as error:
        print(type(error).__name__, error.args, log)
    print(await asyncio.wait_for(asyncio.sleep(0, "in time"), timeout=60))
    print(asyncio.TimeoutError is TimeoutError)

    loop = asyncio.get_running_loop()
    async with asyncio.timeout(60) as limit:
        print(limit.when() > loop.time(), limit.expired())
        limit.reschedule(None)
        print(limit.when())
        await asyncio.sleep(0)
    try:
        async with asyncio.timeout(None) as limit:
            limit.reschedule(loop.time() + 0.01)
            await never()
    except TimeoutError:
        print("moved closer", limit.expired())
    try:
        async with asyncio.timeout(60) as outer:
            async with asyncio.timeout(0.01) as inner:
                await never()
    except TimeoutError:
        print("inner", inner.expired(), "outer", outer.expired())
    try:
        async with asyncio.timeout(0.01) as outer:
            async with asyncio.timeout(60) as inner:
                await never()
    except TimeoutError:
        print("inner", inner.expired(), "outer", outer.expired())

    # Other exceptions pass through, and an expired limit cannot be moved.
    try:
        async with asyncio.timeout(60):
            raise KeyError("own")
    except KeyError as error:
        print("KeyError", error)
    try:
        limit.reschedule(loop.time())
    except RuntimeError as error:
        print(error)
    try:
        async with asyncio.timeout_at(loop.time() - 1):
            await asyncio.sleep(0)
            print("never printed")
    except TimeoutError:
        print("late from the start")


asyncio.run(main())
