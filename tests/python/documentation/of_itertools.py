# What the library's documentation shows of itertools: the examples of its tables, and recipes.
import collections
import functools
import math
import operator
from itertools import *

show = lambda it: print(' '.join(map(str, it)))
show(islice(count(10), 5)), show(islice(cycle('ABCD'), 7)), show(repeat(10, 3))
show(accumulate([1, 2, 3, 4, 5])), show(chain('ABC', 'DEF')), show(chain.from_iterable(['ABC', 'DEF']))
show(compress('ABCDEF', [1, 0, 1, 0, 1, 1])), show(dropwhile(lambda x: x < 5, [1, 4, 6, 4, 1]))
show(filterfalse(lambda x: x % 2, range(10))), show(islice('ABCDEFG', 2, None)), show(pairwise('ABCDEFG'))
show(starmap(pow, [(2, 5), (3, 2), (10, 3)])), show(takewhile(lambda x: x < 5, [1, 4, 6, 4, 1]))
show(zip_longest('ABCD', 'xy', fillvalue='-'))
join = lambda it: print(' '.join(map(''.join, it)))
join(product('ABCD', repeat=2)), join(permutations('ABCD', 2)), join(combinations('ABCD', 2))
join(combinations_with_replacement('ABCD', 2))
data = [3, 4, 6, 2, 1, 9, 0, 7, 5, 8]
print(list(accumulate(data, operator.mul)), list(accumulate(data, max)))
print(list(accumulate([1000, -90, -90, -90, -90], lambda balance, payment: balance * 1.05 + payment)))
print(list(accumulate(repeat(None, 5), lambda x, _: x * 3.6 * (1 - x), initial=0.4)))
print([k for k, g in groupby('AAAABBBCCDAABBB')], [list(g) for k, g in groupby('AAAABBBCCD')])
print(list(islice('ABCDEFG', 0, None, 2)), list(map(pow, range(10), repeat(2))))
a, b = tee([1, 2, 3])
print(next(a), list(b), list(a))


def take(n, iterable):
    return list(islice(iterable, n))


def tabulate(function, start=0):
    return map(function, count(start))


def tail(n, iterable):
    return iter(collections.deque(iterable, maxlen=n))


def consume(iterator, n=None):
    if n is None:
        collections.deque(iterator, maxlen=0)
    else:
        next(islice(iterator, n, n), None)


def nth(iterable, n, default=None):
    return next(islice(iterable, n, None), default)


def all_equal(iterable):
    g = groupby(iterable)
    return next(g, True) and not next(g, False)


def quantify(iterable, pred=bool):
    return sum(map(pred, iterable))


def ncycles(iterable, n):
    return chain.from_iterable(repeat(tuple(iterable), n))


def batched(iterable, n):
    it = iter(iterable)
    while batch := tuple(islice(it, n)):
        yield batch


def grouper(iterable, n, *, incomplete='fill', fillvalue=None):
    args = [iter(iterable)] * n
    if incomplete == 'fill':
        return zip_longest(*args, fillvalue=fillvalue)
    return zip(*args)


def triplewise(iterable):
    for (a, _), (b, c) in pairwise(pairwise(iterable)):
        yield a, b, c


def sliding_window(iterable, n):
    it = iter(iterable)
    window = collections.deque(islice(it, n), maxlen=n)
    if len(window) == n:
        yield tuple(window)
    for x in it:
        window.append(x)
        yield tuple(window)


def roundrobin(*iterables):
    num_active = len(iterables)
    nexts = cycle(iter(it).__next__ for it in iterables)
    while num_active:
        try:
            for next_ in nexts:
                yield next_()
        except StopIteration:
            num_active -= 1
            nexts = cycle(islice(nexts, num_active))


def partition(pred, iterable):
    t1, t2 = tee(iterable)
    return filterfalse(pred, t1), filter(pred, t2)


def powerset(iterable):
    s = list(iterable)
    return chain.from_iterable(combinations(s, r) for r in range(len(s) + 1))


def unique_everseen(iterable, key=None):
    seen = set()
    for element in iterable:
        k = element if key is None else key(element)
        if k not in seen:
            seen.add(k)
            yield element


def sieve(n):
    data = bytearray((0, 1)) * (n // 2)
    data[:3] = 0, 0, 0
    limit = math.isqrt(n) + 1
    for p in compress(range(limit), data):
        data[p * p:n:p + p] = bytes(len(range(p * p, n, p + p)))
    data[2] = 1
    return compress(range(n), data)


def convolve(signal, kernel):
    kernel = tuple(kernel)[::-1]
    n = len(kernel)
    window = collections.deque([0], maxlen=n) * n
    for x in chain(signal, repeat(0, n - 1)):
        window.append(x)
        yield sum(map(operator.mul, kernel, window))


def flatten(list_of_lists):
    return chain.from_iterable(list_of_lists)


it = iter(range(10))
consume(it, 3)
print(take(3, it), take(4, tabulate(lambda x: 2 * x, start=4)), list(tail(3, 'ABCDEFG')), nth('abcde', 3), nth('abcde', 9))
print([all_equal(s) for s in ('', 'A', 'AAAA', 'AAAB')], quantify([True, False, False, True, True]), list(ncycles('abc', 3)))
print(list(batched('ABCDEFG', 3)), list(grouper('abcdefg', 3, fillvalue='x')), list(grouper('abcdefg', 3, incomplete='ignore')))
print(list(triplewise('ABCDEFG')), list(sliding_window('ABCDEFG', 4)), list(roundrobin('abc', 'd', 'ef')))
evens, odds = partition(lambda x: x % 2 != 0, range(10))
print(list(evens), list(odds), list(powerset([1, 2, 3])))
print(list(unique_everseen('AAAABBBCCDAABBB')), list(unique_everseen('ABBCcAD', str.casefold)), list(sieve(30)))
print(list(convolve(range(5), [0.25, 0.25, 0.25, 0.25])), list(flatten([[0, 1], [2, 3]])))
print(functools.reduce(operator.matmul if False else operator.add, chain([1], [2, 3])))
