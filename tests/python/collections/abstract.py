from collections import Counter, OrderedDict, defaultdict, deque
from collections.abc import (Callable, Collection, Container, Generator, Hashable, ItemsView, Iterable, Iterator, KeysView, Mapping, MutableMapping,
                             MutableSequence, MutableSet, Reversible, Sequence, Set, Sized)

kinds = [Callable, Collection, Container, Generator, Hashable, Iterable, Iterator, KeysView, Mapping, MutableMapping, MutableSequence, MutableSet,
         Reversible, Sequence, Set, Sized]
things = [[], (), '', b'', {}, set(), frozenset(), range(3), iter([]), (x for x in []), len, int, 5, None, {}.keys(), {}.items(), deque(), Counter(),
          OrderedDict(), defaultdict(int), lambda: 0]
for thing in things:
    print(type(thing).__name__, [kind.__name__ for kind in kinds if isinstance(thing, kind)])
print(issubclass(dict, Mapping), issubclass(list, Mapping), issubclass(bool, Hashable), issubclass(list, Hashable))


class Deck(Sequence):
    def __init__(self, cards):
        self.cards = cards

    def __getitem__(self, place):
        return self.cards[place]

    def __len__(self):
        return len(self.cards)


deck = Deck('AKQJ')
print(list(deck), 'Q' in deck, 'x' in deck, list(reversed(deck)), deck.index('Q'), deck.count('K'), isinstance(deck, Iterable))


class Store(MutableMapping):
    def __init__(self):
        self.d = {}

    def __getitem__(self, key):
        return self.d[key]

    def __setitem__(self, key, value):
        self.d[key] = value

    def __delitem__(self, key):
        del self.d[key]

    def __iter__(self):
        return iter(self.d)

    def __len__(self):
        return len(self.d)


store = Store()
store['a'] = 1; store.update({'b': 2}, c=3)
print(dict(store), store.get('z'), 'a' in store, sorted(store.keys()), sorted(store.items()), sorted(store.values()), store.pop('a'), store.setdefault('q', 5))
print(store == {'b': 2, 'c': 3, 'q': 5}, store.popitem(), len(store), store.pop('nope', None))
store.clear(); print(len(store), store.keys() == set())
try:
    store.pop('nope')
except KeyError as error:
    print(repr(error))


class Bag(MutableSet):
    def __init__(self, items=()):
        self.items = list(dict.fromkeys(items))

    def __contains__(self, item):
        return item in self.items

    def __iter__(self):
        return iter(self.items)

    def __len__(self):
        return len(self.items)

    def add(self, item):
        if item not in self.items:
            self.items.append(item)

    def discard(self, item):
        if item in self.items:
            self.items.remove(item)


a, b = Bag([1, 2, 3]), Bag([2, 3, 4])
print(sorted(a & b), sorted(a | b), sorted(a - b), sorted(a ^ b), a <= b, a == Bag([3, 2, 1]), a.isdisjoint([9]), Bag([1]) < a, a >= {1})
a |= {7}; a -= {1}; a.remove(2); print(sorted(a))
try:
    a.remove(100)
except KeyError as error:
    print(repr(error))
for kind in (Sequence, Deck.__mro__[1], Iterator):
    try:
        kind()
    except TypeError as error:
        print(error)


class Half(Mapping):
    def __len__(self):
        return 0


try:
    Half()
except TypeError as error:
    print(error)


class Countdown(Iterator):
    def __init__(self, n):
        self.n = n

    def __next__(self):
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        return self.n


print(list(Countdown(3)), isinstance(Countdown(1), Iterable))
