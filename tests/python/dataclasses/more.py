import dataclasses
from dataclasses import dataclass, field
import functools


@dataclass
class Inventory:
    items: dict[str, int] = field(default_factory=dict)
    log: list = field(default_factory=list, repr=False, compare=False)

    def add(self, name, n=1):
        self.items[name] = self.items.get(name, 0) + n
        self.log.append((name, n))
        return self


i = Inventory().add('a').add('b', 2).add('a'); print(i, i.log, i == Inventory({'a': 2, 'b': 2}))


@dataclass(eq=True, frozen=True)
class Job:
    priority: int
    name: str = field(compare=False)
    data: tuple = ()


print(Job(1, 'a') == Job(1, 'b'), hash(Job(1, 'a')) == hash(Job(1, 'b')), Job(1, 'a'))


@functools.total_ordering
@dataclass
class Grade:
    score: int

    def __lt__(self, other):
        return self.score < other.score


print(Grade(3) >= Grade(2), max(Grade(1), Grade(5)))
f = field(default=3, metadata={'unit': 'm'})


@dataclass
class M:
    length: int = f


print(dataclasses.fields(M)[0].metadata['unit'], M.length, M(), dataclasses.fields(M)[0].default)


@dataclass
class Outer:
    @dataclass
    class Inner:
        v: int = 1

    inner: Inner = field(default_factory=Inner)


print(Outer(), Outer.Inner(4), dataclasses.asdict(Outer()))


@dataclass
class WithProperty:
    _width: int = 1

    @property
    def width(self):
        return self._width

    @width.setter
    def width(self, value):
        if value < 0:
            raise ValueError('negative')
        self._width = value


w = WithProperty(); w.width = 7; print(w)
try:
    w.width = -1
except ValueError as error:
    print(error)
