# What the library's documentation shows of enum.
from enum import *


class Color(Enum):
    RED = 1
    GREEN = 2
    BLUE = 3


print(list(Color), Color.RED, repr(Color.RED), Color(1), Color['BLUE'], Color.RED.name, Color.RED.value, len(Color))
print(Color.RED in Color, isinstance(Color.GREEN, Color), Color.RED is Color.RED, Color.RED == 1, list(reversed(Color)))
for bad in (lambda: Color(9), lambda: Color['PINK'], lambda: Color.RED < Color.BLUE):
    try:
        bad()
    except (ValueError, KeyError, TypeError) as error:
        print(type(error).__name__, error)


class Weekday(Enum):
    MONDAY = 1
    TUESDAY = 2
    SUNDAY = 7

    @classmethod
    def from_number(cls, number):
        return cls(number)

    def __str__(self):
        return f'the day {self.name}'


print(Weekday.from_number(2), [str(day) for day in Weekday])


class Shape(Enum):
    SQUARE = 2
    DIAMOND = 1
    CIRCLE = 3
    ALIAS_FOR_SQUARE = 2


print(Shape.ALIAS_FOR_SQUARE, Shape(2), list(Shape), list(Shape.__members__.items()))
try:
    @unique
    class Mistake(Enum):
        ONE = 1
        TWO = 2
        THREE = 3
        FOUR = 3
except ValueError as error:
    print(error)


class Auto(Enum):
    A = auto()
    B = auto()


print(list(Auto), Enum('Animal', 'ANT BEE CAT DOG').CAT, list(Enum('Animal', 'ANT BEE')))


class Ordinal(Enum):
    def _generate_next_value_(name, start, count, last_values):
        return name

    NORTH = auto()
    SOUTH = auto()


print([member.value for member in Ordinal])


class Perm(Flag):
    R = 4
    W = 2
    X = 1


print(Perm.R | Perm.W, Perm.R in Perm.R | Perm.W, repr(Perm.R | Perm.X), ~Perm.R, Perm(7), bool(Perm.R & Perm.W))


class Numbers(IntEnum):
    ONE = 1
    TWO = 2


print(Numbers.ONE + 2, Numbers.TWO > 1, ['a', 'b', 'c'][Numbers.ONE], int(Numbers.TWO), f'{Numbers.TWO}', repr(Numbers.TWO))


class Planet(Enum):
    MERCURY = (3.303e+23, 2.4397e6)
    EARTH = (5.976e+24, 6.37814e6)

    def __init__(self, mass, radius):
        self.mass = mass
        self.radius = radius

    @property
    def surface_gravity(self):
        return 6.67300E-11 * self.mass / (self.radius * self.radius)


print(Planet.EARTH.value, Planet.EARTH.surface_gravity)


class Words(StrEnum):
    ONE = 'one'
    TWO = auto()


print(Words.ONE, Words.TWO, Words.ONE == 'one', Words.ONE.upper())
