"""Every function of itertools on small inputs."""
import itertools as it
import operator


def show(name, make):
    try:
        print(name, list(make()))
    except Exception as error:
        print(name, type(error).__name__, error)


show('count', lambda: it.islice(it.count(), 4))
show('count step', lambda: it.islice(it.count(10, -3), 4))
show('count float', lambda: it.islice(it.count(0.5, 0.25), 4))
show('count zero', lambda: it.islice(it.count(7, 0), 3))
show('count keywords', lambda: it.islice(it.count(start=3, step=2), 3))
show('cycle', lambda: it.islice(it.cycle('abc'), 8))
show('cycle empty', lambda: it.cycle([]))
show('repeat', lambda: it.repeat('x', 3))
show('repeat none', lambda: it.repeat('x', -2))
show('repeat for ever', lambda: it.islice(it.repeat(None), 2))
print(it.repeat(5, 2), it.repeat('a'))
show('accumulate', lambda: it.accumulate([1, 2, 3, 4]))
show('accumulate mul', lambda: it.accumulate([1, 2, 3, 4], operator.mul))
show('accumulate max', lambda: it.accumulate([3, 1, 4, 1, 5], max))
show('accumulate initial', lambda: it.accumulate([1, 2], initial=100))
show('accumulate empty', lambda: it.accumulate([]))
show('accumulate empty initial', lambda: it.accumulate([], initial=5))
show('accumulate error', lambda: it.accumulate([1, 'a']))
show('chain', lambda: it.chain('ab', [1], (), {2}))
show('chain none', lambda: it.chain())
show('from_iterable', lambda: it.chain.from_iterable(['ab', 'cd']))
show('chain error', lambda: it.chain([1], 2))
show('compress', lambda: it.compress('ABCDEF', [1, 0, 1, 0, 1, 1]))
show('dropwhile', lambda: it.dropwhile(lambda x: x < 3, [1, 2, 3, 1]))
show('takewhile', lambda: it.takewhile(lambda x: x < 3, [1, 2, 3, 1]))
show('filterfalse', lambda: it.filterfalse(lambda x: x % 2, range(6)))
show('filterfalse None', lambda: it.filterfalse(None, [0, 1, '', 'a', []]))
show('starmap', lambda: it.starmap(pow, [(2, 5), (3, 2)]))
show('pairwise', lambda: it.pairwise('ABCD'))
show('pairwise one', lambda: it.pairwise('A'))
show('zip_longest', lambda: it.zip_longest('ABCD', 'xy', fillvalue='-'))
show('zip_longest none', lambda: it.zip_longest('AB', [], [1]))
show('zip_longest nothing', lambda: it.zip_longest())
show('product', lambda: it.product('AB', [1, 2]))
show('product repeat', lambda: it.product([0, 1], repeat=3))
show('product none', lambda: it.product())
show('product empty', lambda: it.product('AB', []))
show('product negative', lambda: it.product('A', repeat=-1))
for word, r in (('ABC', None), ('ABC', 2), ('ABC', 0), ('AB', 3), ('', 0), ('ABCD', 3)):
    show(f'permutations {word} {r}', lambda: it.permutations(word, r))
for word, r in (('ABCD', 2), ('ABC', 3), ('ABC', 0), ('AB', 3), ('', 0)):
    show(f'combinations {word} {r}', lambda: it.combinations(word, r))
    show(f'with replacement {word} {r}', lambda: it.combinations_with_replacement(word, r))
show('combinations negative', lambda: it.combinations('AB', -1))
show('permutations negative', lambda: it.permutations('AB', -1))
show('permutations text', lambda: it.permutations('AB', 'x'))
for args in ((3,), (2, 5), (1, None), (0, None, 2), (1, 8, 3), (None, 4), (None, None, 3), (5, 2), (0,), (100,), (3, 100, 4)):
    show(f'islice {args}', lambda: it.islice(range(10), *args))
for args in ((-1,), (0, -1), (0, 1, 0), (0, 1, -1), ('a',), ('a', 3), (1, 'a'), (), (1, 2, 3, 4), (1.5,)):
    show(f'islice {args}', lambda: it.islice(range(10), *args))
