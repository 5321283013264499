# What the library's documentation shows of dataclasses.
from dataclasses import *


@dataclass
class InventoryItem:
    """Class for keeping track of an item in inventory."""
    name: str
    unit_price: float
    quantity_on_hand: int = 0

    def total_cost(self) -> float:
        return self.unit_price * self.quantity_on_hand


item = InventoryItem('widget', 3.5, 4)
print(item, item.total_cost(), item == InventoryItem('widget', 3.5, 4), InventoryItem.__match_args__)


@dataclass
class C:
    mylist: list = field(default_factory=list)
    x: int = field(repr=False, default=10)
    t: int = 20


c = C()
c.mylist += [1, 2, 3]
print(c, C(), c.x, [f.name for f in fields(C)])


@dataclass
class Point:
    x: int
    y: int


@dataclass
class D:
    mylist: list


p = Point(10, 20)
print(asdict(p), asdict(D([Point(0, 0), Point(10, 4)])), astuple(p), astuple(D([Point(0, 0), Point(10, 4)])))
print(replace(p, x=5), is_dataclass(p), is_dataclass(Point), is_dataclass(5))
Made = make_dataclass('C', [('x', int), 'y', ('z', int, field(default=5))], namespace={'add_one': lambda self: self.x + 1})
print(Made(1, 2), Made(1, 2).add_one())


@dataclass
class WithPost:
    a: float
    b: float
    c: float = field(init=False)

    def __post_init__(self):
        self.c = self.a + self.b


print(WithPost(1, 2))


@dataclass
class Init:
    i: int
    j: int = None
    database: InitVar[dict] = None

    def __post_init__(self, database):
        if self.j is None and database is not None:
            self.j = database['j']


print(Init(10, database={'j': 7}))


@dataclass(frozen=True, order=True)
class Frozen:
    x: int
    y: int = 0


try:
    Frozen(1).x = 2
except FrozenInstanceError as error:
    print(error)
print(sorted([Frozen(2), Frozen(1, 5), Frozen(1, 2)]), hash(Frozen(1)) == hash(Frozen(1)))


@dataclass
class Base:
    x: float = 15.0
    y: int = 0


@dataclass
class Derived(Base):
    z: int = 10
    x: int = 15


print(Derived(), [f.name for f in fields(Derived)])


@dataclass
class Keywords:
    x: float
    _: KW_ONLY
    y: float
    z: float = 0


print(Keywords(0, y=1.5), Keywords.__match_args__)
try:
    Keywords(0, 1)
except TypeError as error:
    print(error)
try:
    @dataclass
    class Mutable:
        x: list = []
except ValueError as error:
    print(error)
try:
    @dataclass
    class Order:
        a: int = 1
        b: int
except TypeError as error:
    print(error)


@dataclass(slots=True)
class Slots:
    a: int
    b: int = 2


print(Slots(1), Slots.__slots__)
