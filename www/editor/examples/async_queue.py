# Coroutines and a queue: one maker, two users, and
# only one thread. Where can another take its turn?
import asyncio


async def make(box):
    for number in range(4):
        await box.put(number)
        print("made", number)
    for _ in range(2):
        await box.put(None)


async def use(name, box):
    while (number := await box.get()) is not None:
        await asyncio.sleep(0.05)
        print(name, "used", number)


async def main():
    box = asyncio.Queue(maxsize=1)
    await asyncio.gather(make(box), use("Ada", box), use("Bob", box))


asyncio.run(main())
