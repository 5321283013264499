import asyncio

async def f():
    await 5

asyncio.run(f())
