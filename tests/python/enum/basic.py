from enum import Enum, IntEnum, StrEnum, auto, unique


class Color(Enum):
    RED = 1
    GREEN = 2
    BLUE = 3
    CRIMSON = 1


print(Color.RED, repr(Color.RED), Color.RED.name, Color.RED.value, Color(2), Color['BLUE'], list(Color), len(Color))
print(Color.CRIMSON is Color.RED, Color.CRIMSON, Color.RED == 1, Color.RED == Color.RED, Color.RED != Color.BLUE, Color.RED in Color, isinstance(Color.RED, Color))
print(list(Color.__members__), Color.__members__['CRIMSON'], {Color.RED: 'r'}[Color.RED], hash(Color.RED) == hash(Color.RED), Color.RED is Color(1), f'{Color.RED}', f'{Color.RED:>12}', '%s' % Color.RED)
print(Color, Color.__name__, [c.name for c in Color], [c.value for c in reversed(Color)], type(Color.RED), bool(Color.RED), Color.RED.__class__ is Color)


def attempt(act):
    try:
        print(act())
    except Exception as error:
        print(type(error).__name__, error)


attempt(lambda: Color(9))
attempt(lambda: Color['PINK'])
attempt(lambda: Color.PINK)
attempt(lambda: setattr(Color, 'RED', 5))
attempt(lambda: Color.RED < Color.GREEN)
attempt(lambda: setattr(Color.RED, 'value', 5))
attempt(lambda: setattr(Color.RED, 'name', 5))
attempt(lambda: 1 in Color)


def extend():
    class Sub(Color):
        pass


attempt(extend)
attempt(lambda: Color())
attempt(lambda: delattr(Color, 'RED'))
attempt(lambda: unique(Color))


class Auto(Enum):
    A = auto()
    B = auto()
    C = 10
    D = auto()


class Level(IntEnum):
    LOW = 1
    HIGH = auto()


class Word(StrEnum):
    HELLO = auto()
    BYE = 'good bye'


print(list(Auto), list(Level), list(Word))
print(Level.LOW < Level.HIGH, Level.LOW + 1, Level.LOW == 1, str(Level.LOW), f'{Level.HIGH:03}', repr(Level.LOW), max(Level), [10, 20, 30][Level.LOW], Level(2), isinstance(Level.LOW, int), sorted([Level.HIGH, Level.LOW]))
print(Word.HELLO, Word.HELLO == 'hello', Word.BYE.upper(), repr(Word.BYE), f'{Word.HELLO!r} {Word.HELLO:>8}', Word('hello'), {'hello': 1}[Word.HELLO], 'x' + Word.HELLO, isinstance(Word.HELLO, str))
attempt(lambda: Word('zzz'))
attempt(lambda: Level(7))
match Color(3):
    case Color.RED:
        print('red')
    case Color.BLUE:
        print('blue')
for color in Color:
    print(color, end=' ')
print()
