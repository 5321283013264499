import asyncio


async def price(city):
    await asyncio.sleep(0)
    return len(city)


async def main():
    prices = [price(city) for city in ("Oslo", "Rome")]
    try:
        return sum(prices)
    finally:
        for coroutine in prices:
            coroutine.close()


asyncio.run(main())
