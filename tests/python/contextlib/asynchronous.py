import asyncio
from contextlib import AsyncExitStack, aclosing, asynccontextmanager, nullcontext

@asynccontextmanager
async def opened(name):
    print("open", name)
    await asyncio.sleep(0)
    try:
        yield name
    except KeyError:
        print("swallowed")
    finally:
        print("close", name)
async def numbers():
    try:
        for i in range(5): yield i
    finally:
        print("numbers closed")
async def hello(): print("async callback")
async def main():
    async with opened("x") as x:
        print(x)
    async with opened("y"):
        raise KeyError
    try:
        async with opened("z"):
            raise ValueError("v")
    except ValueError as e:
        print("ValueError:", e)
    async with nullcontext(3) as n:
        print(n)
    async with aclosing(numbers()) as ns:
        async for n in ns:
            print(n)
            break
    async with AsyncExitStack() as stack:
        print(await stack.enter_async_context(opened("s")))
        stack.push_async_callback(hello)
        stack.callback(print, "sync callback")
    try:
        async with AsyncExitStack() as stack:
            await stack.enter_async_context(3)
    except TypeError as e:
        print("TypeError:", e)
asyncio.run(main())
