"""Combinations, permutations, products, and walks over two or more streams."""
from itertools import (accumulate, chain, combinations, combinations_with_replacement, compress, count, cycle, dropwhile, filterfalse, groupby, islice, pairwise,
                       permutations, product, repeat, starmap, takewhile, tee, zip_longest)

print(["".join(c) for c in combinations("abcd", 2)], ["".join(p) for p in permutations("abc", 2)], list(combinations([1, 2], 3)))
print(["".join(c) for c in combinations_with_replacement("abc", 2)], list(product([0, 1], repeat=2)), list(product("ab", [1, 2])), list(product()))
print(len(list(permutations(range(5)))), list(permutations([])), list(combinations([], 0)), sum(1 for _ in product(range(6), repeat=3)))
print(list(accumulate([1, 2, 3, 4])), list(accumulate([3, 1, 4, 1, 5], max)), list(accumulate([1, 2], initial=10)), list(accumulate("abc")))
print(list(chain([1], "ab", ())), list(chain.from_iterable([[1], [2, 3]])), list(compress("abcd", [1, 0, True, 0])), list(pairwise([1, 2, 3])), list(pairwise([1])))
print(list(islice(count(10, 5), 3)), list(islice(count(0.5, 0.25), 3)), list(islice(cycle("ab"), 5)), list(islice("abcdef", 1, None, 2)), list(repeat("x", 3)))
print(list(takewhile(lambda n: n < 3, [1, 2, 3, 1])), list(dropwhile(lambda n: n < 3, [1, 2, 3, 1])), list(filterfalse(lambda n: n % 2, range(5))), list(filterfalse(None, [0, 1, ""])))
print(list(zip_longest("abc", [1], fillvalue="-")), list(zip_longest("ab", "x")), list(starmap(pow, [(2, 3), (3, 2)])), list(zip("ab", count(1))))
print([(key, len(list(group))) for key, group in groupby("aaabccd")], [(k, list(g)) for k, g in groupby([1, 3, 2, 4, 5], lambda n: n % 2)])
left, right = tee(iter("abc"))
print(next(left), list(right), list(left))
for attempt in (lambda: combinations("ab", -1), lambda: islice([1], -1), lambda: islice([1], 0, None, 0), lambda: list(chain(1)), lambda: list(chain.from_iterable([1])), lambda: tee([1], -1),
                lambda: product("a", repeat=-1), lambda: list(starmap(pow, [3])), lambda: count("a"), lambda: next(count())):
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)


def batched(items, size):
    items = iter(items)
    return iter(lambda: tuple(islice(items, size)), ())


def windows(items, size):
    streams = tee(items, size)
    for skip, stream in enumerate(streams):
        next(islice(stream, skip, skip), None)
    return zip(*streams)


print(list(batched("abcdefg", 3)), list(windows(range(5), 3)), next(filter(lambda n: n % 7 == 0, count(50))), repeat(2, 4), repeat("a"))
print(dict(zip(*[iter("a1b2")] * 2)), list(map(lambda a, b: a + b, [1, 2], [10, 20, 30])), next(iter([]), "none"), sum(map(len, ["ab", "c"])), list(enumerate("ab", 5)))
