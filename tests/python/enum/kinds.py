"""Enum, IntEnum, StrEnum, Flag and auto: values, aliases, lookups, iteration and errors."""
from enum import Enum, Flag, IntEnum, IntFlag, StrEnum, auto, unique


class Colour(Enum):
    RED = 1
    GREEN = 2
    CRIMSON = 1

    @property
    def short(self):
        return self.name[0]

    @classmethod
    def default(cls):
        return cls.GREEN

    def __str__(self):
        return self.name.lower()


print(Colour.RED, repr(Colour.RED), Colour(2), Colour["GREEN"], Colour.CRIMSON is Colour.RED, Colour.RED.short, Colour.default(), list(Colour))
print(Colour.__members__, len(Colour), Colour.RED in Colour, Colour.RED == 1, Colour.RED.value, {Colour.RED: "r"}[Colour(1)], f"{Colour.RED} {Colour.RED!r}", isinstance(Colour.RED, Colour))


class Level(IntEnum):
    LOW = auto()
    HIGH = 10
    HIGHER = auto()


print(Level.HIGHER, Level.HIGHER.value, Level.LOW < Level.HIGH, Level.HIGH + 1, max(Level), sorted([Level.HIGH, Level.LOW]), f"{Level.LOW}", f"{Level.LOW:03}", str(Level.LOW), repr(Level.LOW))


class Word(StrEnum):
    HELLO = auto()
    BYE = "good bye"


print(Word.HELLO, Word.BYE.upper(), Word("hello"), Word.HELLO == "hello", f"{Word.BYE:>10}", repr(Word.BYE), "-".join(Word))


class Right(Flag):
    READ = auto()
    WRITE = auto()
    RUN = auto()
    ALL = READ | WRITE | RUN


rights = Right.READ | Right.RUN
print(rights, rights.value, Right.READ in rights, Right.WRITE in rights, ~rights, rights & Right.RUN, rights ^ Right.ALL, bool(Right(0)), Right(0), list(rights), len(Right.ALL), Right.ALL)
print(repr(IntFlag("F", "A B C")(5)), [m.value for m in IntFlag("F", "A B C")], Enum("Dynamic", "X Y").Y, Enum("Pairs", {"A": "a"}).A.value)


class Planet(Enum):
    EARTH = (5.97, 6.37)
    MARS = (0.64, 3.39)

    def __init__(self, mass, radius):
        self.mass, self.radius = mass, radius


print(Planet.MARS.mass, Planet.EARTH.value, Planet((0.64, 3.39)), [planet.radius for planet in Planet])
for attempt in (lambda: Colour(9), lambda: Colour["BLUE"], lambda: Colour.BLUE, lambda: setattr(Colour, "RED", 3), lambda: Colour.RED < Colour.GREEN, lambda: Colour(), lambda: Right(99), lambda: delattr(Colour, "RED"), lambda: Level("x")):
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)
try:

    @unique
    class Twice(Enum):
        A = 1
        B = 1
except ValueError as error:
    print(error)
try:

    class More(Colour):
        BLUE = 3
except TypeError as error:
    print(error)
