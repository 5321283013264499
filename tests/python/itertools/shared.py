"""What is left of an iterator after part of it was taken."""
import itertools as it


def left(take):
    source = iter(range(10))
    taken = list(take(source))
    print(taken, list(source))


left(lambda s: it.islice(s, 3))
left(lambda s: it.islice(s, 0))
left(lambda s: it.islice(s, 2, 6, 2))
left(lambda s: it.islice(s, 2, 7, 2))
left(lambda s: it.islice(s, 1, 8, 3))
left(lambda s: it.islice(s, 5, 3))
left(lambda s: it.islice(s, 4, 4))
left(lambda s: it.islice(s, 4, 5))
left(lambda s: it.islice(s, 20))
left(lambda s: it.takewhile(lambda x: x < 4, s))
left(lambda s: it.zip_longest(it.islice(s, 2), 'abc'))
left(lambda s: it.compress(s, [1, 0, 1]))
left(lambda s: it.islice(it.pairwise(s), 3))
left(lambda s: it.islice(it.accumulate(s), 3))
left(lambda s: it.islice(it.chain([0], s), 3))
