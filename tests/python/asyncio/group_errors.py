"""A task group that fails: the others are cancelled, and all failures come together."""
import asyncio

log = []


async def fail(error, steps=0):
    for _ in range(steps):
        await asyncio.sleep(0)
    raise error


async def wait_for_ever(name):
    try:
        await asyncio.Event().wait()
    except asyncio.CancelledError:
        log.append(name)
        raise


async def fail_in_cleanup():
    try:
        await asyncio.Event().wait()
    finally:
        raise OSError("while cleaning up")


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(wait_for_ever("a"))
            group.create_task(fail(ValueError("v"), 1))
            group.create_task(fail_in_cleanup())
    except* ValueError as errors:
        print(repr(errors.exceptions), log)
    except* OSError as errors:
        print(repr(errors.exceptions))

    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(wait_for_ever("b"))
            await asyncio.sleep(0)
            raise KeyError("in the body")
    except ExceptionGroup as errors:
        print(errors.message, errors.exceptions, log)

    try:
        async with asyncio.TaskGroup() as outer:
            outer.create_task(wait_for_ever("c"))
            async with asyncio.TaskGroup() as inner:
                inner.create_task(fail(TypeError("deep")))
    except ExceptionGroup as errors:
        print(errors, [str(error) for error in errors.exceptions], log)

    async def whole():
        async with asyncio.TaskGroup() as group:
            group.create_task(wait_for_ever("d"))
            group.create_task(wait_for_ever("e"))

    task = asyncio.create_task(whole())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("the whole group cancelled", log)


asyncio.run(main())
