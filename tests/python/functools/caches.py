from functools import cache, cached_property, lru_cache

calls = []


@lru_cache(maxsize=2)
def square(x):
    calls.append(x)
    return x * x


print([square(x) for x in (1, 2, 1, 3, 1, 2)], calls)
print(square.cache_info(), square.cache_info().hits, square.cache_parameters())
square.cache_clear(); print(square.cache_info(), square.__name__, square.__wrapped__(5))


@cache
def fib(n):
    """Fibonacci."""
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(90), fib.cache_info(), fib.__doc__)


@lru_cache
def bare(a, b=2):
    calls.append((a, b))
    return a + b


del calls[:]
print(bare(1), bare(1, 2), bare(1, b=2), bare(a=1, b=2), bare(1), calls, bare.cache_info())


@lru_cache(typed=True)
def kind(x):
    return type(x).__name__


print(kind(1), kind(1.0), kind(True), kind.cache_info())


@lru_cache(maxsize=0)
def never(x):
    return x


print(never(1), never(1), never.cache_info())
for bad in (lambda: lru_cache('x'), lambda: bare([1]), lambda: bare({}, b=1)):
    try:
        bad()
    except TypeError as error:
        print(error)


@lru_cache
def fails(x):
    calls.append('tried')
    raise ValueError(x)


del calls[:]
for _ in range(2):
    try:
        fails(1)
    except ValueError:
        pass
print(calls, fails.cache_info())


class Data:
    def __init__(self, numbers):
        self.numbers = numbers

    @cached_property
    def total(self):
        """The sum."""
        calls.append('summed')
        return sum(self.numbers)

    @lru_cache
    def times(self, n):
        return self.total * n


del calls[:]
data = Data([1, 2, 3])
print(data.total, data.total, calls, data.times(2), data.times(2), Data.times.cache_info().hits, Data.total.__doc__)
data.total = 100; print(data.total); del data.total; print(data.total, calls)
