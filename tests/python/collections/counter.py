from collections import Counter

c = Counter('abracadabra')
print(c, c['a'], c['zz'], len(c), 'zz' in c)
print(c.most_common(2), c.most_common(), c.most_common(0))
print(sorted(c.elements()), c.total())
c.update('aaz'); print(c)
c.subtract({'a': 3, 'q': 1}); print(c)
c.update(a=10); print(c['a'])
del c['nothing']; del c['q']; print(c)
a, b = Counter(a=3, b=1), Counter(a=1, b=2)
print(a + b, a - b, a & b, a | b, +Counter(a=-1, b=2), -Counter(a=-1, b=2))
a += b; print(a); a -= Counter(a=4); print(a); a |= Counter(z=1); print(a); a &= Counter(z=5, b=1); print(a)
print(Counter(a=1) == Counter(a=1, b=0), Counter(a=1) == {'a': 1}, Counter(a=1) <= Counter(a=2), Counter(a=1) < Counter(a=1), Counter(a=2) > Counter(a=1))
print(Counter(), Counter([]), Counter({'x': 2}), Counter(cats=4, dogs=8))
print(dict(Counter('hello')), list(Counter('hello').items()), sum(Counter('hello').values()))
print(Counter([1, 1, 2.0, True, None, (1, 2)]))
print(Counter('the cat the dog the end'.split()).most_common(1))
try:
    Counter.fromkeys('ab')
except NotImplementedError as error:
    print(error)
try:
    Counter(5)
except TypeError as error:
    print(error)
d = c.copy(); d['a'] = 0; print(c['a'], d['a'], type(d).__name__)
print(isinstance(c, dict), Counter(a=2).pop('a'), c.get('none'), c.setdefault('s', 4), c['s'])
words = Counter()
for word in ['red', 'blue', 'red']:
    words[word] += 1
print(words, max(words, key=words.get), sorted(words), {**words})
