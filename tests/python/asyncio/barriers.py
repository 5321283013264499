"""A barrier of one loop, and a producer that closes its stream for all who read it."""
import asyncio


async def main():
    barrier = asyncio.Barrier(3)
    log = []

    async def runner(name):
        log.append(f"{name} ready")
        async with barrier as position:
            log.append(f"{name} runs")
        return position

    positions = await asyncio.gather(*(runner(name) for name in "abc"))
    print(log[:3], sorted(log[3:]), sorted(positions))
    print(barrier.parties, barrier.n_waiting, barrier.broken)
    try:
        await asyncio.wait_for(barrier.wait(), 0.01)
    except TimeoutError:
        print("nobody came", barrier.broken)

    async def wait_until_broken():
        try:
            await barrier.wait()
        except asyncio.BrokenBarrierError as error:
            return f"broken: {error}"

    waiting = asyncio.create_task(wait_until_broken())
    await asyncio.sleep(0)
    print(barrier.n_waiting)
    await barrier.abort()
    print(await waiting, barrier.broken)
    await barrier.reset()
    print(barrier.broken)
    try:
        asyncio.Barrier(0)
    except ValueError as error:
        print(error)


asyncio.run(main())
