"""Asynchronous context managers: their order, their exceptions, and a stack of them."""
import asyncio
from contextlib import AsyncExitStack, asynccontextmanager


class Connection:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow

    async def __aenter__(self):
        await asyncio.sleep(0)
        print("open", self.name)
        return self

    async def __aexit__(self, kind, error, traceback):
        await asyncio.sleep(0)
        print("close", self.name, kind and kind.__name__)
        return self.swallow


@asynccontextmanager
async def transaction(name):
    print("begin", name)
    try:
        yield name.upper()
    except ValueError as error:
        print("roll back", error)
        raise
    else:
        print("commit", name)


async def main():
    async with Connection("a") as a, Connection("b"):
        print("inside", a.name)
    async with Connection("c", swallow=True):
        raise KeyError("lost")
    async with transaction("t1") as name:
        print(name)
    try:
        async with transaction("t2"):
            raise ValueError("bad row")
    except ValueError:
        print("came through")
    async with AsyncExitStack() as stack:
        for name in "xy":
            await stack.enter_async_context(Connection(name))
        stack.push_async_callback(asyncio.sleep, 0)
        stack.callback(print, "plain callback")
    try:
        async with Connection:
            pass
    except TypeError as error:
        print(error)
    try:
        async with open:
            pass
    except TypeError as error:
        print(error)


asyncio.run(main())
