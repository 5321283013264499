"""`shield`: who waits can be cancelled, what it waits for goes on."""
import asyncio

log = []


async def save(gate):
    log.append("saving")
    await gate.wait()
    log.append("saved")
    return "receipt"


async def main():
    gate = asyncio.Event()
    inner = asyncio.create_task(save(gate))
    outer = asyncio.create_task(asyncio.wait_for(asyncio.shield(inner), 0.01))
    try:
        await outer
    except TimeoutError:
        print("timed out", inner.done(), log)
    gate.set()
    print(await inner, log)

    gate.clear()
    inner = asyncio.create_task(save(gate))
    shielded = asyncio.shield(inner)
    await asyncio.sleep(0)
    shielded.cancel()
    print(shielded.cancelled(), inner.cancelled(), inner.done())
    gate.set()
    print(await inner)

    # The inner one can still be cancelled itself, and fail.
    gate.clear()
    inner = asyncio.create_task(save(gate))
    await asyncio.sleep(0)
    shielded = asyncio.shield(inner)
    inner.cancel()
    try:
        await shielded
    except asyncio.CancelledError:
        print("inner cancelled")

    async def fail():
        raise ValueError("shields stop no exceptions")

    try:
        await asyncio.shield(fail())
    except ValueError as error:
        print(error)
    print(await asyncio.shield(asyncio.sleep(0, "a coroutine works too")))
    finished = asyncio.create_task(asyncio.sleep(0, 1))
    await finished
    print(asyncio.shield(finished) is finished)


asyncio.run(main())
