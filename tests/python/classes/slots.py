"""`__slots__`: which attributes there are, and what follows for subclasses."""


class Point:
    __slots__ = ("x", "y")

    def __init__(self, x, y=0):
        self.x, self.y = x, y


point = Point(1)
point.y = 5
print(point.x, point.y, hasattr(point, "__dict__"), Point.__slots__)
for attempt in (
    lambda: setattr(point, "z", 1),
    lambda: vars(point),
):
    try:
        attempt()
    except (AttributeError, TypeError) as error:
        print(type(error).__name__, error)
del point.y
try:
    point.y
except AttributeError as error:
    print(error)


class Named(Point):
    __slots__ = ("name",)


class Open(Point):
    pass


named, opened = Named(1, 2), Open(3, 4)
named.name = "n"
opened.anything = "goes"
print(named.name, named.y, vars(opened), hasattr(named, "anything"))
try:
    named.other = 1
except AttributeError as error:
    print(error)

try:

    class Clash:
        __slots__ = ("a",)
        a = 1
except ValueError as error:
    print(error)


class Single:
    __slots__ = "word"


single = Single()
single.word = "one"
print(single.word)


class WithDict:
    __slots__ = ("a", "__dict__")


both = WithDict()
both.a, both.b = 1, 2
print(both.a, vars(both))
