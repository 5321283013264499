from dataclasses import asdict, astuple, dataclass, field, fields, is_dataclass, replace
from typing import ClassVar, List


@dataclass
class Point:
    """A point."""
    x: int
    y: int = 0
    tags: List[str] = field(default_factory=list)
    count: ClassVar[int] = 5

    def norm(self):
        return self.x + self.y


p, q = Point(1, 2), Point(1, y=2)
print(p, p == q, p != q, p is q, p.norm(), p == (1, 2, []), Point(3), Point(x=1, y=2, tags=['a']))
p.tags.append('t'); print(p, q, Point.count, p == q, [f.name for f in fields(Point)], is_dataclass(p), is_dataclass(Point), is_dataclass(5))
print(asdict(p), astuple(p), replace(p, x=9), replace(p, x=9).tags is p.tags, Point.__match_args__, Point.__doc__)
p.x = 100; print(p)


@dataclass
class Line:
    a: Point
    b: Point
    style: dict = field(default_factory=dict, repr=False)
    length: float = field(init=False, default=0.0)
    cached: int = field(default=1, compare=False)

    def __post_init__(self):
        self.length = abs(self.a.x - self.b.x)


l = Line(Point(1), Point(4), {'c': [Point(0)]})
print(l, asdict(l), astuple(l), l == Line(Point(1), Point(4), {'c': [Point(0)]}, 77))
d = asdict(l); d['style']['c'][0]['x'] = 5; print(l.style)
print(asdict(Point(1), dict_factory=list), astuple(Point(1), tuple_factory=list))
match p:
    case Point(x, y):
        print('matched', x, y)
print(fields(p)[2].default_factory, fields(p)[1].default, fields(p)[0].type, Point.__dataclass_fields__['y'].name)


@dataclass(order=True)
class Version:
    major: int
    minor: int = 0
    name: str = field(default='', compare=False)


print(sorted([Version(2), Version(1, 5, 'b'), Version(1, 2)]), Version(1) < Version(1, 1), Version(1) <= Version(1), Version(2) > Version(1, 9), max(Version(1), Version(3)))


@dataclass(frozen=True)
class Key:
    a: int
    b: str = 'x'


k = Key(1); print(k, hash(k) == hash(Key(1)), {k: 1}[Key(1)], len({Key(1), Key(1), Key(2)}))
