# What the library's documentation shows of collections.
from collections import ChainMap, Counter, OrderedDict, UserDict, UserList, UserString, defaultdict, deque, namedtuple

baseline = {'music': 'bach', 'art': 'rembrandt'}
adjustments = {'art': 'van gogh', 'opera': 'carmen'}
print(list(ChainMap(adjustments, baseline)))
combined = baseline.copy()
combined.update(adjustments)
print(list(combined))


class DeepChainMap(ChainMap):
    def __setitem__(self, key, value):
        for mapping in self.maps:
            if key in mapping:
                mapping[key] = value
                return
        self.maps[0][key] = value

    def __delitem__(self, key):
        for mapping in self.maps:
            if key in mapping:
                del mapping[key]
                return
        raise KeyError(key)


d = DeepChainMap({'zebra': 'black'}, {'elephant': 'blue'}, {'lion': 'yellow'})
d['lion'] = 'orange'
d['snake'] = 'red'
del d['elephant']
print(d)
e = d.new_child({'a': 1})
print(e.maps[0], e['a'], e.parents, len(e), 'lion' in e, dict(e))

cnt = Counter()
for word in ['red', 'blue', 'red', 'green', 'blue', 'blue']:
    cnt[word] += 1
print(cnt)
c = Counter(['eggs', 'ham'])
print(c['bacon'])
c['sausage'] = 0
del c['sausage']
print(sorted(Counter(a=4, b=2, c=0, d=-2).elements()), Counter('abracadabra').most_common(3))
c, d = Counter(a=4, b=2, c=0, d=-2), Counter(a=1, b=2, c=3, d=4)
c.subtract(d)
print(c, Counter(a=10, b=5, c=0).total())
c, d = Counter(a=3, b=1), Counter(a=1, b=2)
print(c + d, c - d, c & d, c | d, c == d, c <= d)
c = Counter(a=2, b=-4)
print(+c, -c)

d = deque('ghi')
for elem in d:
    print(elem.upper())
d.append('j')
d.appendleft('f')
print(d, d.pop(), d.popleft(), list(d), d[0], d[-1], list(reversed(d)), 'h' in d)
d.extend('jkl')
print(d)
d.rotate(1)
print(d)
d.rotate(-1)
print(d, deque(reversed(d)))
d.clear()
try:
    d.pop()
except IndexError as error:
    print(error)
d.extendleft('abc')
print(d, deque(range(10), maxlen=3), d.index('b'), d.count('a'))


def moving_average(iterable, n=3):
    it = iter(iterable)
    from itertools import islice
    d = deque(islice(it, n - 1))
    d.appendleft(0)
    s = sum(d)
    for elem in it:
        s += elem - d.popleft()
        d.append(elem)
        yield s / n


print(*moving_average([40, 30, 50, 46, 39, 44]))

s = [('yellow', 1), ('blue', 2), ('yellow', 3), ('blue', 4), ('red', 1)]
d = defaultdict(list)
for k, v in s:
    d[k].append(v)
print(sorted(d.items()), d)
d = defaultdict(int)
for k in 'mississippi':
    d[k] += 1
print(sorted(d.items()))
d = defaultdict(lambda: '<missing>')
d.update(name='John', action='ran')
print('%(name)s %(action)s to %(object)s' % d)

Point = namedtuple('Point', ['x', 'y'])
p = Point(11, y=22)
x, y = p
print(p[0] + p[1], x, y, p.x + p.y, p, Point._make([11, 22]), p._asdict(), p._replace(x=33), p._fields)
Color = namedtuple('Color', 'red green blue')
Pixel = namedtuple('Pixel', Point._fields + Color._fields)
print(Pixel(11, 22, 128, 255, 0))
Account = namedtuple('Account', ['type', 'balance'], defaults=[0])
print(Account._field_defaults, Account('premium'), getattr(p, 'x'), Point(**{'x': 11, 'y': 22}))
print(namedtuple('Renamed', ['abc', 'def', 'ghi', 'abc'], rename=True)._fields)


class Hypotenuse(namedtuple('Point', ['x', 'y'])):
    __slots__ = ()

    @property
    def hypot(self):
        return (self.x ** 2 + self.y ** 2) ** 0.5

    def __str__(self):
        return 'Point: x=%6.3f  y=%6.3f  hypot=%6.3f' % (self.x, self.y, self.hypot)


for p in Hypotenuse(3, 4), Hypotenuse(14, 5 / 7):
    print(p)

d = OrderedDict.fromkeys('abcde')
d.move_to_end('b')
print(''.join(d))
d.move_to_end('b', last=False)
print(''.join(d), d.popitem(), d.popitem(last=False), d)


class LastUpdated(OrderedDict):
    def __setitem__(self, key, value):
        super().__setitem__(key, value)
        self.move_to_end(key)


d = LastUpdated(a=1, b=2)
d['a'] = 3
print(list(d), OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), OrderedDict(a=1, b=2) == {'b': 2, 'a': 1})
print(UserDict(a=1), UserList([1, 2]) + [3], UserString('abc').upper())
