from enum import Enum, unique
import math


class Planet(Enum):
    MERCURY = (3.303e+23, 2.4397e6)
    EARTH = (5.976e+24, 6.37814e6)

    def __init__(self, mass, radius):
        self.mass = mass
        self.radius = radius

    @property
    def gravity(self):
        return round(6.67300E-11 * self.mass / (self.radius * self.radius), 3)


print(Planet.EARTH.value, Planet.EARTH.mass, Planet.EARTH.gravity, [p.gravity for p in Planet], Planet((3.303e+23, 2.4397e6)))


class Mood(Enum):
    FUNKY = 1
    HAPPY = 3
    _private = 4

    def describe(self):
        return self.name, self.value

    def __str__(self):
        return f'my {self.name.lower()}!'

    @classmethod
    def favourite(cls):
        return cls.HAPPY

    @staticmethod
    def help():
        return 'help'

    def __bool__(self):
        return self is Mood.HAPPY


print(Mood.favourite(), Mood.HAPPY.describe(), str(Mood.FUNKY), repr(Mood.FUNKY), Mood.help(), bool(Mood.FUNKY), f'{Mood.HAPPY}', Mood.HAPPY.favourite())


class Coordinate(bytes, Enum):
    def __new__(cls, value, label, unit):
        obj = bytes.__new__(cls, [value])
        obj._value_ = value
        obj.label = label
        obj.unit = unit
        return obj

    PX = (0, 'P.X', 'km')
    PY = (1, 'P.Y', 'km')


print(Coordinate.PY.label, Coordinate(1).unit, Coordinate.PX.value, [c.label for c in Coordinate])


class Ordered(Enum):
    def __ge__(self, other):
        return self.value >= other.value

    def __lt__(self, other):
        return self.value < other.value


class Grade(Ordered):
    A = 5
    B = 4


print(Grade.A >= Grade.B, sorted(Grade), Grade.A < Grade.B)


class Op(Enum):
    ADD = '+'
    SUB = '-'

    def __call__(self, a, b):
        return a + b if self is Op.ADD else a - b

    @classmethod
    def _missing_(cls, value):
        if isinstance(value, str):
            for member in cls:
                if member.name == value.upper():
                    return member
        return None


print(Op('+')(1, 2), Op('sub')(5, 2))
try:
    Op('x')
except ValueError as error:
    print(error)


class Number(float, Enum):
    PI = math.pi
    E = math.e


print(Number.PI.value == math.pi, round(Number.PI * 2, 3), Number.E < 3, repr(Number.E))


class AutoName(Enum):
    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower() + str(count)

    from enum import auto as _auto
    X = _auto()
    Y = _auto()


print([m.value for m in AutoName if m.name in 'XY'])


class Lists(Enum):
    A = [1]
    B = {'k': 1}
    C = [1]


print(Lists([1]), Lists.C, Lists({'k': 1}), len(Lists))
Animal = Enum('Animal', 'ANT BEE CAT'); print(list(Animal), Animal.BEE.value, Animal('ANT') if False else Animal(3))
Pairs = Enum('Pairs', [('A', 'x'), ('B', 'y')]); print(list(Pairs))
Mapped = Enum('Mapped', {'A': 1, 'B': 2}); print(list(Mapped), Enum('From', 'A B', start=5).B.value)
import copy; print(copy.copy(Mood.HAPPY) is Mood.HAPPY, copy.deepcopy([Mood.HAPPY])[0] is Mood.HAPPY)


class Shared(Enum):
    limit = 3

    def over(self, n):
        return n > self.value


print(Shared.limit.over(5), Shared.limit.name)
