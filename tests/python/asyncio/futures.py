"""Futures of a loop: who sets them, who waits, and what they refuse."""
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    print(future.done(), future.cancelled())
    for ask in (future.result, future.exception):
        try:
            ask()
        except asyncio.InvalidStateError as error:
            print(error)

    async def wait(name):
        return name, await future

    waiters = [asyncio.create_task(wait(name)) for name in "ab"]
    await asyncio.sleep(0)
    future.set_result(7)
    print(await asyncio.gather(*waiters), await future, future.result())
    try:
        future.set_result(8)
    except asyncio.InvalidStateError as error:
        print(str(error).split(":")[0])

    failed = loop.create_future()
    failed.set_exception(ValueError("v"))
    for _ in range(2):
        try:
            await failed
        except ValueError as error:
            print(repr(error))
    print(repr(failed.exception()))
    try:
        loop.create_future().set_exception(StopIteration())
    except TypeError as error:
        print(error)
    cancelled = loop.create_future()
    print(cancelled.cancel("reason"), cancelled.cancelled(), cancelled.cancel())
    try:
        await cancelled
    except asyncio.CancelledError as error:
        print(error.args)
    print(asyncio.isfuture(future), asyncio.isfuture(3), asyncio.iscoroutinefunction(main))
    task = asyncio.ensure_future(asyncio.sleep(0, "ensured"))
    print(asyncio.ensure_future(task) is task, await task)
    try:
        asyncio.ensure_future(3)
    except TypeError as error:
        print(error)


asyncio.run(main())
