"""Cancelling a task: when it arrives, how to clean up, and how often it was asked."""
import asyncio

log = []


async def careful():
    log.append("begin")
    try:
        await asyncio.Event().wait()
    except asyncio.CancelledError as error:
        log.append(f"cancelled {error.args}")
        await asyncio.sleep(0)
        log.append("cleaned up")
        raise
    finally:
        log.append("finally")


async def main():
    task = asyncio.create_task(careful())
    await asyncio.sleep(0)
    print(task.cancel("enough"), task.cancelling(), task.done(), task.cancelled())
    try:
        await task
    except asyncio.CancelledError as error:
        print(repr(error), task.cancelled(), log)
    print(task.cancel())

    # Cancelled before its first step, it never begins.
    log.clear()
    task = asyncio.create_task(careful())
    task.cancel()
    results = await asyncio.gather(task, return_exceptions=True)
    print([type(result).__name__ for result in results], log)

    # Two requests; one taken back.
    async def stubborn():
        for _ in range(2):
            try:
                await asyncio.Event().wait()
            except asyncio.CancelledError:
                log.append(asyncio.current_task().cancelling())
        print(asyncio.current_task().uncancel(), asyncio.current_task().cancelling())
        return "still here"

    task = asyncio.create_task(stubborn())
    for _ in range(2):
        await asyncio.sleep(0)
        task.cancel()
    print(await task, task.cancelled(), log)
    for ask in (task.exception, task.result):
        print(ask())

    task = asyncio.create_task(asyncio.sleep(3600))
    try:
        task.result()
    except asyncio.InvalidStateError as error:
        print(error)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print(issubclass(asyncio.CancelledError, Exception))
    try:
        task.exception()
    except asyncio.CancelledError as error:
        print("CancelledError", error.args)


asyncio.run(main())
