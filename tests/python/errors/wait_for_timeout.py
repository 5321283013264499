import asyncio


async def main():
    await asyncio.wait_for(asyncio.sleep(60), timeout=0.01)


asyncio.run(main())
