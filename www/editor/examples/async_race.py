# No threads, and still a lost update: at `await`
# another coroutine comes in. A Lock helps here too.
import asyncio

counter = 0
lock = asyncio.Lock()


async def careless():
    global counter
    seen = counter
    await asyncio.sleep(0)
    counter = seen + 1


async def careful():
    async with lock:
        await careless()


async def count(how):
    global counter
    counter = 0
    await asyncio.gather(*(how() for _ in range(100)))
    print(how.__name__, counter, "of 100")


async def main():
    await count(careless)
    await count(careful)


asyncio.run(main())
