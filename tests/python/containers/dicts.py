d = {'a': 1, 'b': 2}
d['c'] = 3; print(d, len(d), 'a' in d, 'z' in d, d.get('z'), d.get('z', 0), d['b'])
print(list(d), list(d.keys()), list(d.values()), list(d.items())); del d['a']; print(d, d.pop('b'), d.pop('x', 'none'), d)
d.update({'x': 9}, y=8); print(d, d.setdefault('x', 1), d.setdefault('n', []), d); print({**d, 'x': 0}, d | {'q': 1}); d |= {'w': 2}; print(d)
print({k: v * 2 for k, v in {'a': 1}.items()}, dict([('a', 1), ('b', 2)]), dict(a=1), dict(zip('ab', [1, 2])), dict.fromkeys('ab', 0))
print({1: 'int', 1.0: 'float', True: 'bool'}, {(1, 2): 'tuple'}[(1, 2)], {'a': 1, 'b': 2} == {'b': 2, 'a': 1}, {} == {})
for key, value in sorted({'b': 1, 'a': 2}.items()): print(key, value)
n = {}
for word in 'a b a c a b'.split(): n[word] = n.get(word, 0) + 1
print(n, max(n, key=n.get), sorted(n, key=n.get), sorted(n.items(), key=lambda kv: (-kv[1], kv[0])))
print(d.keys() & {'x', 'nothing'}, d.keys() - {'x'} == set(d) - {'x'}, ('x', 9) in d.items(), 9 in d.values())
nested = {'x': {'y': {'z': 1}}}; nested['x']['y']['w'] = 2; print(nested, nested['x']['y'].keys(), {}.items(), d.copy() is d)
print(d.popitem(), d, list(reversed({'a': 1, 'b': 2})), str({}), {None: 1, 0: 2, '': 3}); d.clear(); print(d, bool(d))
for i in range(100): d[i] = i * i
for i in range(0, 100, 2): del d[i]
print(len(d), d[51], list(d)[:5], list(d)[-3:]); d[0] = 'again'; print(list(d)[-1])
