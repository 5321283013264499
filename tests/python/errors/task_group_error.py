import asyncio


async def fail():
    raise ValueError("one of several")


async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(fail())


print("before")
asyncio.run(main())
