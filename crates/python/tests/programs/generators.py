def g():
    x = yield 1
    print('got', x)
    try:
        yield 2
    except ValueError as e:
        print('thrown', e)
        yield 3
    return 4


def h():
    r = yield from g()
    print('result', r)
    yield 5


print(list(h()))
it = g()
print(next(it), it.send('hello'), it.throw(ValueError('v')))
try:
    next(it)
except StopIteration as e:
    print('stop', e.value)
print(next(it, 'default'))
it = h()
next(it)
print(it.send('through'), it.throw(ValueError('through')))
it.close()
print(list(it))


def cleaned():
    try:
        yield 1
        yield 2
    finally:
        print('cleaned')


it = cleaned()
next(it)
it.close()
for v in cleaned():
    if v == 1:
        continue
print(sum(x * x for x in range(5)), max(x for x in [3, 1]), sorted(x for x in 'cab'), list(map(lambda v: v + 1, (x for x in range(3)))))


def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b


f = fib()
print([next(f) for _ in range(10)])


def bad():
    yield 1
    raise StopIteration('x')


try:
    list(bad())
except RuntimeError as e:
    print(e, repr(e.__cause__))
try:
    it = g()
    it.send(5)
except TypeError as e:
    print(e)


def nested(n):
    if n:
        yield from nested(n - 1)
        yield n


print(list(nested(5)), list(nested(100))[-1])


def again():
    def inner():
        next(me)
        yield

    me = inner()
    return me


try:
    next(again())
except ValueError as e:
    print(e)


def delegating():
    result = yield from [1, 2]
    print(result)
    yield from (x for x in 'ab')
    yield from Custom()


class Custom:
    def __iter__(self):
        self.n = 0
        return self

    def __next__(self):
        self.n += 1
        if self.n > 2:
            raise StopIteration('value')
        return self.n * 10


print(list(delegating()))


async def coroutine(n):
    return n + 1


async def main():
    total = 0
    for i in range(3):
        total += await coroutine(i)
    async for v in agen(3):
        total += v
    print([v async for v in agen(2)])
    async with AsyncManager() as m:
        print(m)
    return total


async def agen(n):
    for i in range(n):
        got = await coroutine(i)
        yield got


class AsyncManager:
    async def __aenter__(self):
        return 'entered'

    async def __aexit__(self, *args):
        print('left')


c = main()
try:
    c.send(None)
except StopIteration as e:
    print('main', e.value)
gen = (x for x in [1])
print(type(gen).__name__, type(fib).__name__, type(c).__name__)
try:
    for i in 5:
        pass
except TypeError as e:
    print(e)
