"""Asynchronous generators, iterators and comprehensions."""
import asyncio


async def countdown(number, log):
    try:
        while number:
            await asyncio.sleep(0)
            yield number
            number -= 1
    finally:
        log.append("closed")


class Squares:
    def __init__(self, stop):
        self.n, self.stop = 0, stop

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.n == self.stop:
            raise StopAsyncIteration
        self.n += 1
        await asyncio.sleep(0)
        return self.n**2


async def merge(*sources):
    """What several streams give, one of each in turn."""
    streams = [source.__aiter__() for source in sources]
    while streams:
        for stream in list(streams):
            try:
                yield await anext(stream)
            except StopAsyncIteration:
                streams.remove(stream)


async def main():
    log = []
    print([n async for n in countdown(3, log)], log)
    print({n: s async for n in Squares(3) for s in "ab" if n > 1})
    print([item async for item in merge(Squares(2), countdown(3, log))])

    # Left early, it is closed when asked to be.
    stream = countdown(9, log)
    async for number in stream:
        if number < 8:
            break
    print(len(log))
    await stream.aclose()
    print(len(log))
    try:
        await anext(stream)
    except StopAsyncIteration:
        print("over")
    print(await anext(stream, "default"))
    async for number in Squares(2):
        pass
    else:
        print("else", number)
    try:
        for number in Squares(2):
            pass
    except TypeError as error:
        print(error)
    try:
        async for number in [1, 2]:
            pass
    except TypeError as error:
        print(error)


asyncio.run(main())
