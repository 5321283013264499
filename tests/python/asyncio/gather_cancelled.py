"""A cancelled `gather` cancels all that it gathers, and says so once."""
import asyncio

log = []


async def work(name):
    try:
        await asyncio.Event().wait()
    except asyncio.CancelledError:
        log.append(f"{name} cancelled")
        raise


async def keeps(name):
    try:
        await asyncio.Event().wait()
    except asyncio.CancelledError:
        return f"{name} kept its result"


async def main():
    group = asyncio.gather(work("a"), work("b"))
    await asyncio.sleep(0)
    print(group.cancel(), group.done())
    try:
        await group
    except asyncio.CancelledError:
        print("cancelled", group.cancelled(), log)
    print(group.cancel())

    log.clear()
    outer = asyncio.create_task(asyncio.wait_for(asyncio.gather(work("c"), keeps("d")), 60))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    outer.cancel()
    try:
        print(await outer)
    except asyncio.CancelledError:
        print("outer cancelled", log)

    lonely = asyncio.gather(keeps("e"), keeps("f"), return_exceptions=True)
    await asyncio.sleep(0)
    lonely.cancel()
    try:
        print(await lonely)
    except asyncio.CancelledError as error:
        print("also cancelled", error.args)


asyncio.run(main())
