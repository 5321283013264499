import asyncio

async def fail():
    await asyncio.sleep(0.01)
    raise ValueError("v")
async def slow():
    try:
        await asyncio.sleep(5)
    finally:
        print("slow ends")
async def main():
    try:
        async with asyncio.TaskGroup() as tg:
            t = tg.create_task(slow())
            tg.create_task(fail())
    except* ValueError as e:
        print("ValueError:", e.exceptions, t.cancelled())
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(slow())
            await asyncio.sleep(0)
            raise KeyError("k")
    except ExceptionGroup as e:
        print(e, repr(e.exceptions[0]))
    async with asyncio.TaskGroup() as tg:
        tg.create_task(asyncio.sleep(0))
    print("done")
asyncio.run(main())
