# One thread: tasks switch where they wait, and nowhere else.
import asyncio
import time

order = []
async def polite(n):
    for i in range(3):
        order.append((n, i))
        await asyncio.sleep(0)
async def rude(n):
    for i in range(3):
        order.append((n, i))
async def main():
    await asyncio.gather(polite("a"), polite("b"))
    print(order)
    order.clear()
    await asyncio.gather(rude("c"), rude("d"))
    print(order)
    counter = 0
    async def add():
        nonlocal counter
        for _ in range(100):
            value = counter
            await asyncio.sleep(0)
            counter = value + 1
    await asyncio.gather(add(), add())
    print(counter)
    async def blocks():
        time.sleep(0.05)
    start = time.monotonic()
    await asyncio.gather(blocks(), blocks())
    print(time.monotonic() - start >= 0.1)
    start = time.monotonic()
    await asyncio.gather(*(asyncio.sleep(0.05) for _ in range(100)))
    print(time.monotonic() - start < 0.5)
    t = asyncio.create_task(asyncio.sleep(100))
    print("left running; asyncio.run cancels it")
    t.add_done_callback(lambda t: print("cancelled:", t.cancelled()))
    await asyncio.sleep(0)
asyncio.run(main())
