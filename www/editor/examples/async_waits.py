# One thread waits for many things at once: coroutines.
import asyncio


async def cook(dish, seconds):
    await asyncio.sleep(seconds)
    print(dish, "is ready")
    return dish


async def main():
    dishes = await asyncio.gather(
        cook("soup", 0.3),
        cook("rice", 0.1),
        cook("tea", 0.2),
    )
    print("served:", ", ".join(dishes))


asyncio.run(main())
