from collections import namedtuple

Point = namedtuple('Point', ['x', 'y'])
p = Point(1, y=2)
print(p, p.x, p[1], p._fields, len(p), p == (1, 2), tuple(p), hash(p) == hash((1, 2)), isinstance(p, tuple))
x, y = p
print(x, y, p._replace(x=5), p._asdict(), Point._make([7, 8]), p + (3,), p[:1], sorted([Point(2, 1), Point(1, 9)]), p < Point(1, 3))
print(Point(*[1, 2]), Point(**{'x': 1, 'y': 2}), Point.__name__, Point._fields, Point.__doc__, Point.x.__doc__)
Account = namedtuple('Account', 'owner balance limit', defaults=[0, None])
print(Account('ann'), Account('bob', 5), Account('cy', limit=3), Account._field_defaults)
print(namedtuple('R', 'class def x x', rename=True)._fields, namedtuple('E', '')(), namedtuple('C', 'a, b')(1, 2))


def attempt(act):
    try:
        print(act())
    except Exception as error:
        print(type(error).__name__, error)


Three = namedtuple('Three', 'a b c')
attempt(lambda: Point(1))
attempt(lambda: Point())
attempt(lambda: Three())
attempt(lambda: Point(1, 2, 3))
attempt(lambda: Point(1, 2, z=3))
attempt(lambda: Point(1, x=3))
attempt(lambda: Account())
attempt(lambda: Account(1, 2, 3, 4))
attempt(lambda: p._replace(q=1))
attempt(lambda: Point._make([1]))
attempt(lambda: setattr(p, 'x', 3))
attempt(lambda: p.z)
attempt(lambda: namedtuple('1x', 'a'))
attempt(lambda: namedtuple('X', 'a a'))
attempt(lambda: namedtuple('X', '_a'))
attempt(lambda: namedtuple('X', 'for'))
attempt(lambda: namedtuple('X', 'a b', defaults=[1, 2, 3]))


class Vector(namedtuple('Vector', 'x y')):
    __slots__ = ()

    @property
    def length(self):
        return (self.x ** 2 + self.y ** 2) ** 0.5

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    def __str__(self):
        return f'<{self.x} {self.y}>'


v = Vector(3, 4)
print(v.length, v + v, repr(v), v._replace(x=0), {v: 1}[Vector(3, 4)])
match p:
    case Point(x=1, y=other):
        print('matched', other)
match v:
    case Vector(a, b):
        print(a, b)
