"""What programs make of itertools."""
from itertools import accumulate, chain, combinations, count, cycle, groupby, islice, product, repeat, starmap, takewhile, zip_longest


def primes():
    composite = {}
    for number in count(2):
        if number not in composite:
            yield number
            composite[number * number] = [number]
        else:
            for prime in composite.pop(number):
                composite.setdefault(prime + number, []).append(prime)


def chunks(items, size):
    iterator = iter(items)
    while chunk := list(islice(iterator, size)):
        yield chunk


def powerset(items):
    return chain.from_iterable(combinations(items, size) for size in range(len(items) + 1))


print(list(islice(primes(), 15)))
print(list(takewhile(lambda p: p < 50, primes())))
print(list(chunks(range(10), 4)))
print(list(powerset('abc')))
print([name for name, _ in zip(cycle(['red', 'green', 'blue']), range(7))])
print(sum(starmap(lambda x, y: x * y, zip([1, 2, 3], repeat(2)))))
print(max(accumulate([5, -10, 20, -3])))
print(len(list(product(range(10), repeat=3))))
print([''.join(pair) for pair in zip_longest('abc', 'z', fillvalue='.')])
print({length: [*words] for length, words in groupby(sorted(['a', 'bb', 'cc', 'd', 'eee'], key=len), key=len)})
ids = count(1)
print([next(ids) for _ in range(3)], next(ids))
