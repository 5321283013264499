class Key:
    """Equal and hashed by its number, in Python."""

    def __init__(self, number):
        self.number = number

    def __eq__(self, other):
        return isinstance(other, Key) and self.number == other.number

    def __hash__(self):
        return hash(self.number % 3)

    def __lt__(self, other):
        return self.number < other.number

    def __repr__(self):
        return f'Key({self.number})'


class Count:
    """Iterable in Python."""

    def __init__(self, end):
        self.end = end

    def __iter__(self):
        return iter(range(self.end))


class Old:
    """Iterable by `__getitem__` alone."""

    def __len__(self):
        return 3

    def __getitem__(self, place):
        if place >= 3:
            raise IndexError(place)
        return place * 10


class Two:
    def __index__(self):
        return 2


def shown(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


print('dictionaries')
d = {Key(1): 'one', Key(2): 'two'}
d[Key(4)] = 'four'
d[Key(1)] = 'uno'
print(d, d[Key(4)], Key(2) in d, Key(7) in d, d.get(Key(7)), d.get(Key(2)))
print(d.setdefault(Key(7), 'seven'), d.pop(Key(1)), d.pop(Key(1), 'gone'), len(d))
del d[Key(2)]
print(d, d == {Key(7): 'seven', Key(4): 'four'}, d != {Key(7): 'seven'})
shown(lambda: d[Key(1)])
shown(d.pop, Key(1))
print({Key(1): 1} | {Key(1): 2, Key(3): 3}, dict.fromkeys([Key(1), Key(1)], 0))
print(dict([(Key(1), 2)], a=3), dict(Count(0)), {**{Key(1): 1}, Key(1): 5})
shown(dict, Count(2))
print(Key(4) in d.keys(), (Key(4), 'four') in d.items(), 'four' in d.values())

print('sets')
s = {Key(1), Key(1), Key(4)}
s.add(Key(4))
s.discard(Key(9))
print(len(s), Key(4) in s, sorted(s), s == {Key(4), Key(1)}, s <= {Key(1), Key(4), Key(6)})
print(s | {Key(2)} == {Key(1), Key(2), Key(4)}, s & {Key(4)}, s - {Key(4)}, s ^ {Key(1), Key(4)})
s.remove(Key(1))
shown(s.remove, Key(1))
print(s, frozenset([Key(3), Key(3)]), set(Count(4)), frozenset(Count(3)), {1} | set(Count(2)))
print({1, 2}.union(Count(4)), {1, 2}.intersection(Count(2)), {1, 2, 3}.difference(Count(2)), {1}.issubset(Count(3)), {1, 7}.isdisjoint(Count(3)))
t = {1, 2}
t.update(Count(5), [9])
print(t)
t.intersection_update(Count(3))
print(t)

print('lists')
items = [Key(3), Key(1), Key(2)]
print(items.index(Key(1)), items.count(Key(3)), Key(2) in items, items == [Key(3), Key(1), Key(2)], (Key(1),) == (Key(1),))
items.sort()
print(items, sorted(items, reverse=True), min(items), max(items), [Key(1)] < [Key(2)], (Key(2),) > (Key(1), 5))
items.remove(Key(2))
print(items, items[Two() - 1:] if False else items[:Two()], [1, 2, 3][Two()], [5, 6, 7][1:Two()])
shown(items.remove, Key(8))
shown(items.index, Key(8))
print(sorted('bca', key=lambda c: -ord(c)), sorted([3, 1, 2], key=lambda n: n % 3, reverse=True))
words = ['bb', 'a', 'dd', 'c']
words.sort(key=len)
print(words)
shown(words.sort, key=5)
print(list(Count(3)), tuple(Count(3)), [*Count(2), *Old()], list(Old()), hash((Key(1), 2)) == hash((Key(1), 2)))
items = []
items.extend(Count(2))
items += Count(3)
items[1:2] = Count(4)
print(items, [0] * Two())

print('going through')
print(sum(Count(5)), sum([[1], [2]], []), any(Count(2)), all(Count(2)), min(Count(4)), max(Count(4), key=lambda n: -n), max(Count(0), default='none'))
shown(max, Count(0))
print(list(map(str, Count(3))), list(map(lambda a, b: a + b, Count(3), [10, 20])), list(filter(None, Count(3))), list(filter(lambda n: n > 1, Count(4))))
print(list(zip(Count(3), 'ab')), list(enumerate(Count(2), 5)), list(reversed(Old())), next(iter(Old())), next(iter([]), 'end'))
shown(lambda: list(zip(Count(3), 'ab', strict=True)))
shown(lambda: list(zip(Count(1), 'ab', strict=True)))
numbers = iter([1, 2, 3, 4])
print(list(iter(lambda: next(numbers), 3)), type(map(str, [])).__name__, type(zip()).__name__, type(filter(None, [])).__name__)
print(sum(n * n for n in Count(4)), list(map(len, ['a', 'bc'])), dict(zip('ab', Count(2))), dict(map(lambda n: (n, n * n), [1, 2])))
shown(iter, Key(1))
shown(len, Key(1))
shown(next, Count(1))
shown(reversed, Count(1))

print('texts')
loop = [Key(1)]
loop.append(loop)
print(loop, {1: Key(2), 'k': (Key(3),)}, [{Key(5)}], frozenset([Key(6)]), {'a': 1}.items(), str([Key(1)]), repr((Key(1),)))
print(Key(1), [Key(1)], sep=' | ', end='.\n')
shown(print, 1, sep=5)


class Accented:
    def __repr__(self):
        return "\\é'"


print(ascii([Accented()]), ascii('é'))


class Wrong:
    def __repr__(self):
        return 5


shown(repr, Wrong())
shown(hash, [Key(1), []])
shown(hash, (1, [Key(1)]))

print('attributes')
print(getattr(Key(5), 'number'), getattr(Key(5), 'other', None), hasattr(Key(5), 'number'), hasattr(Key(5), 'x'), isinstance(Key(1), (int, Key)), issubclass(Key, object))
k = Key(5)
setattr(k, 'extra', 1)
print(k.extra, callable(k), callable(Key), callable(len))
delattr(k, 'extra')
print(hasattr(k, 'extra'), isinstance(1, int | str), 'number' in dir(k))
shown(getattr, k, 'missing')
shown(isinstance, 1, 5)


class Stack(list):
    def push(self, item):
        self.append(item)

    def __getitem__(self, place):
        return 'item', super().__getitem__(place)


stack = Stack('ab')
stack.push('c')
print(stack, stack[0], stack[-1], len(stack), stack == ['a', 'b', 'c'], list(stack), isinstance(stack, list))


class Default(dict):
    def __missing__(self, key):
        self[key] = key * 2
        return self[key]


default = Default(a=1)
print(default['b'], default['a'], default, default.get('zz'))
for bad in ({}, set()):
    try:
        full = {1: 2, 3: 4} if bad == {} else {1, 3}
        for key in full:
            full.update({9: 9} if isinstance(full, dict) else [9])
    except RuntimeError as error:
        print(error)
