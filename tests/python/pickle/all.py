import collections
import datetime
import enum
import fractions
import functools
import math
import pickle
import sys
import threading
from dataclasses import dataclass


class Color(enum.Enum):
    RED = 1
    BLUE = 2


@dataclass
class Point:
    x: int
    y: int = 0


@dataclass(frozen=True)
class Fixed:
    x: int


class Slots:
    __slots__ = ("a", "b")


class Stateful:
    def __init__(self):
        self.lock = threading.Lock()
        self.count = 3

    def __getstate__(self):
        return {"count": self.count}

    def __setstate__(self, state):
        self.count = state["count"]
        self.lock = "new"


class Reduced:
    def __init__(self, a, b):
        self.a, self.b = a, b

    def __reduce__(self):
        return Reduced, (self.a, self.b), {"extra": [self.a]}


class Made:
    def __new__(cls, name):
        made = super().__new__(cls)
        made.name = name
        return made

    def __getnewargs__(self):
        return (self.name,)


class Nested:
    class Inner:
        def method(self):
            return "inner"


class Stack(list):
    pass


class Table(dict):
    pass


class Word(str):
    pass


class Pair(tuple):
    pass


class Hashed:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return self.n

    def __eq__(self, other):
        return self.n == other.n


class OwnError(Exception):
    def __init__(self, code):
        super().__init__(code)
        self.code = code


Place = collections.namedtuple("Place", "lat lon")


def function(x):
    return x + 1


def again(x):
    return pickle.loads(pickle.dumps(x))


for value in (
    None, True, False, ..., NotImplemented, 0, -1, 2**31, -(2**62), 2**70, -(2**200), 1.5, -0.0, float("inf"),
    "", "text", "é\U0001f600", b"", b"bytes\x00", bytearray(b"ab"), (), (1,), (1, (2, 3)), [], [1, [2]], {}, {"a": {"b": 1}},
    set(), {1, 2}, frozenset({3}), range(1, 9, 2), slice(1, 2), Point(1, 2), Fixed(4), Place(1.5, 2), Color.RED, [Color.BLUE],
    datetime.date(2024, 5, 6), datetime.timedelta(1, 2), fractions.Fraction(1, 3), collections.Counter("aab"),
    collections.OrderedDict(a=1), collections.deque([1, 2], maxlen=3), Stack([1, 2]), Table(a=1), Word("w"), Pair((1, 2)),
    int, dict, len, math.sqrt, ValueError,
):
    got = again(value)
    print(repr(got) == repr(value), type(got) is type(value), end=" ")
print()
print(again(type(None)), again(type(...)), again(Color.RED) is Color.RED, again(function) is function, again(Nested.Inner)().method())
print(again(Nested.Inner.method) is Nested.Inner.method, again(str.upper)("a"), again([3, 1].index)(1), again(Point.__eq__) is Point.__eq__)
print(again(functools.partial(int, base=2))("101"), again(collections.defaultdict(list, a=[1])))
slots = Slots()
slots.a = 1
slots = again(slots)
print(slots.a, hasattr(slots, "b"))
print(again(Stateful()).__dict__, again(Reduced(1, 2)).__dict__, again(Made("m")).name)
print(again({Hashed(1): "one", 2: "two"})[Hashed(1)], Hashed(3) in again({Hashed(3)}), Hashed(4) in again(frozenset([Hashed(4)])))
error = again(OwnError(7))
print(repr(error), error.code, repr(again(KeyError("k"))), again(OSError(2, "No such file")).errno)
stack = Stack([1])
stack.name = "s"
print(again(stack).name, again(stack))

# Shared parts stay shared, and cycles stay cycles.
part = [1]
one, other = again([part, part])
print(one is other)
ring = []
ring.append(ring)
ring = again(ring)
print(ring[0] is ring)
pair = ([],)
pair[0].append(pair)
pair = again(pair)
print(type(pair), pair[0][0] is pair)
point = Point(1)
point.y = {"me": point}
point = again(point)
print(point.y["me"] is point)
deep = []
for _ in range(200):
    deep = [deep]
print(again(deep) == deep)


def local():
    def inner():
        pass

    class Inside:
        pass

    return inner, Inside, Inside()


class Wrong:
    def __init__(self, parts):
        self.parts = parts

    def __reduce__(self):
        return self.parts


def generator():
    yield 1


renamed = generator


def generator():
    yield 2


for value in (
    *local(), lambda: 1, threading.Lock(), threading.Thread(), (x for x in []), sys, {}.keys(), property(), local.__code__,
    [1, threading.Lock()], Wrong(5), Wrong((5, ())), Wrong((list, 3)), Wrong("nowhere"), renamed,
):
    try:
        pickle.dumps(value)
        print("no error")
    except Exception as e:
        print(type(e).__module__, type(e).__name__, str(e).split(" at 0x")[0].split("<__main__.Wrong")[0])
for data in (b"", b"\x00", pickle.dumps([1, 2])[:-1], pickle.dumps("text")[:3], "text", None):
    try:
        print(pickle.loads(data))
    except Exception as e:
        print(type(e).__name__, issubclass(type(e), (pickle.UnpicklingError, EOFError, TypeError)))
print(pickle.PicklingError.__mro__[1], issubclass(pickle.UnpicklingError, pickle.PickleError), pickle.HIGHEST_PROTOCOL, pickle.DEFAULT_PROTOCOL)
