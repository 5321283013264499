# `__await__` that delegates, and coroutines that are stepped through by hand.
import asyncio


async def answer():
    await asyncio.sleep(0)
    return 42


class Delegates:
    def __await__(self):
        found = yield from answer().__await__()
        return found + 1


class HandsOver:
    def __await__(self):
        return answer().__await__()


class Yields:
    def __await__(self):
        given = yield 'asked'
        return given


async def main():
    print(await Delegates(), await HandsOver())


asyncio.run(main())


async def conversation():
    try:
        return await Yields()
    except ValueError as error:
        return f'caught {error}'


for finish in (lambda one: one.send('told'), lambda one: one.throw(ValueError('no'))):
    steps = conversation().__await__()
    print(type(steps).__name__, iter(steps) is steps, next(steps))
    try:
        finish(steps)
    except StopIteration as end:
        print(end.value)
