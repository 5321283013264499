t = (1, 'a', 2.5); print(t, t[0], t[-1], t[1:], len(t), t + (9,), t * 2, 'a' in t, t.index('a'), t.count(1))
print((), (1,), tuple('ab'), (1, 2) < (1, 3), (1, 2) == (1, 2), hash((1, 2)) == hash((1, 2)), tuple([1, 2]) is not None)
a, b = 1, 2; a, b = b, a; print(a, b); x, (y, z) = 1, (2, 3); print(x, y, z); (p, *q), r = 'abc', 1; print(p, q, r)
def f(): return 1, 2
m, n = f(); print(m, n, f()); print(*t); print(*[1, 2], *'ab', sep='-'); print([*t, *range(2)], (*t,), {**{'a': 1}, **{'b': 2}})
print(sorted([(2, 'b'), (1, 'z'), (2, 'a')]), max([(1, 2), (1, 3)]), dict([(1, 2)]), [i for i, in [(1,), (2,)]])
