from collections import ChainMap, OrderedDict, UserDict, UserList, UserString, defaultdict

d = defaultdict(list)
d['a'].append(1); d['a'].append(2); d['b'].append(3)
print(d, dict(d), len(d), 'c' in d, d.get('c'), d['c'], list(d))
n = defaultdict(int)
for letter in 'mississippi':
    n[letter] += 1
print(n, sorted(n.items()))
print(defaultdict(lambda: 'x')['k'], defaultdict(list, {'a': [1]}, b=[2])['b'], defaultdict(int, [(1, 2)])[1])
nested = defaultdict(lambda: defaultdict(int)); nested['x']['y'] += 1; print(nested['x'])
print(defaultdict(None, {1: 2}), d.copy()['a'], type(d.copy()).__name__, d.default_factory)
for bad in (lambda: defaultdict()['k'], lambda: defaultdict(5), lambda: defaultdict(None)[(1, 2)]):
    try:
        bad()
    except Exception as error:
        print(type(error).__name__, error, error.args)
print(defaultdict(int, a=1) | {'b': 2}, {'z': 1} | defaultdict(int, a=1), defaultdict(int, a=1) == {'a': 1})

o = OrderedDict([('a', 1), ('b', 2), ('c', 3)])
o.move_to_end('a'); print(o); o.move_to_end('c', last=False); print(o, list(o))
print(o.popitem(), o.popitem(last=False), o)
print(OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), OrderedDict(a=1, b=2) == {'b': 2, 'a': 1}, OrderedDict(a=1) != OrderedDict(a=1))
print(OrderedDict(), OrderedDict.fromkeys('ab', 0), list(reversed(OrderedDict(a=1, b=2))))
for bad in (lambda: OrderedDict().popitem(), lambda: o.move_to_end('zz'), lambda: o['zz']):
    try:
        bad()
    except KeyError as error:
        print(repr(error))
o['n'] = 5; o['b'] = 0; print(o, o.copy(), o | {'q': 1}, o.pop('n'), o)

base, top = {'a': 1, 'b': 2}, {'a': 10}
c = ChainMap(top, base)
print(c['a'], c['b'], len(c), list(c), sorted(c.items()), 'b' in c, c.get('z', 0))
c['c'] = 5; print(top, c.maps); del c['a']; print(c['a'], c)
print(c.new_child({'x': 1}), c.parents, ChainMap(), bool(ChainMap()), dict(c))
for bad in (lambda: c['zz'], lambda: c.pop('b'), lambda: ChainMap().popitem()):
    try:
        bad()
    except KeyError as error:
        print(repr(error))


class Loud(UserDict):
    def __setitem__(self, key, value):
        super().__setitem__(key.upper(), value)


u = Loud({'a': 1}, b=2); u['c'] = 3; u.update(d=4)
print(u, u['A'], 'D' in u, len(u), u.pop('B'), sorted(u), u.get('q'), u.data, u.setdefault('e', 9), list(u.values()))
l = UserList([3, 1, 2]); l.append(0); l.sort(); print(l, l[1], l[:2], type(l[:2]).__name__, l + [9], [8] + l, len(l), l == [0, 1, 2, 3], 2 in l, l * 2, l.index(2), l.pop())
s = UserString('Hello'); print(s, repr(s), s.upper(), s[1], s + '!', 'ell' in s, len(s), s.replace('l', 'L'), s.split('e'), s == 'Hello', s.find('l'), type(s.upper()).__name__)
