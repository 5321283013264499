"""Fields with factories, frozen and ordered classes, slots, keyword-only fields, and work after the start."""
from dataclasses import KW_ONLY, InitVar, FrozenInstanceError, asdict, astuple, dataclass, field, fields, is_dataclass, make_dataclass, replace
from typing import ClassVar


@dataclass
class Basket:
    owner: str
    items: list[str] = field(default_factory=list)
    limit: int = 3
    made: ClassVar[int] = 0
    secret: str = field(default="s", repr=False, compare=False)
    discount: InitVar[float] = 0.0
    total: float = field(init=False, default=0.0)

    def __post_init__(self, discount):
        Basket.made += 1
        self.total = len(self.items) * (1 - discount)


a, b = Basket("Ada", ["x", "y"], discount=0.5), Basket("Ada")
b.items.append("only b")
print(a, b, Basket.made, a == Basket("Ada", ["x", "y"], secret="other", discount=0.5), a != b)
print(asdict(b), astuple(b), [f.name for f in fields(a)], is_dataclass(a), is_dataclass(Basket), is_dataclass(3))


@dataclass(frozen=True, order=True)
class Version:
    major: int
    minor: int = 0
    note: str = field(default="", compare=False)


v = Version(1, 2, "n")
print(sorted([Version(2), v, Version(1)]), v < Version(1, 3), {v: 1}[Version(1, 2)], replace(v, minor=9), hash(v) == hash(Version(1, 2)))
for attempt in (lambda: setattr(v, "major", 3), lambda: delattr(v, "minor"), lambda: v < (1, 2), lambda: replace(v, nope=1), lambda: Version(), lambda: Version(1, 2, "x", 4)):
    try:
        print(attempt())
    except (FrozenInstanceError, TypeError) as error:
        print(type(error).__name__, error)


@dataclass(slots=True)
class Slim:
    x: int
    _: KW_ONLY
    y: int = 2
    z: list = field(default_factory=lambda: [0], hash=False)


slim = Slim(1, y=5)
print(slim, hasattr(slim, "__dict__"), Slim.__slots__, Slim.__match_args__)
try:
    Slim(1, 2)
except TypeError as error:
    print(error)


@dataclass
class Base:
    name: str
    level: int = 1


@dataclass(repr=False)
class Child(Base):
    level: int = 7
    extra: str = "e"


print(Child("n").level, Child("n", 1, "x").extra, repr(Child("n"))[:20].startswith("Base(") or "object at" in repr(Child("n")), Child("n") == Base("n", 7))
for wrong in ([("a", int, 1), "b"], [("a", list, [])], [("a", dict, {})], ["a", "a"], ["class"], [3]):
    try:
        make_dataclass("Wrong", wrong)
    except (TypeError, ValueError) as error:
        print(error)
Made = make_dataclass("Made", ["x", ("y", int, 5)])
print(Made(1), asdict(Made([1, {"k": Made(2)}])))
match v:
    case Version(1, minor):
        print("minor", minor)
