from enum import Enum, IntEnum, auto, member, nonmember, property, unique, verify, CONTINUOUS, UNIQUE


@unique
class Ok(Enum):
    A = 1
    B = 2


class Mixed(Enum):
    A = 1
    helper = nonmember(7)

    @member
    def act():
        return 'acted'

    @property
    def double(self):
        return self.value * 2


print(list(Mixed)[0], Mixed.helper, Mixed.A.double, len(Mixed), Mixed.act.value())
for decorate, values in ((verify(UNIQUE), {'A': 1, 'B': 1}), (verify(CONTINUOUS), {'A': 1, 'B': 4}), (unique, {'A': 1, 'B': 1, 'C': 1})):
    try:
        decorate(Enum('E', values))
    except ValueError as error:
        print(error)


class Weekday(Enum):
    MONDAY = 1
    TUESDAY = 2
    SUNDAY = 7

    @classmethod
    def of(cls, n):
        return cls(n)


print(Weekday.of(7), Weekday.MONDAY.SUNDAY if False else Weekday.SUNDAY, sorted(Weekday, key=lambda d: -d.value))
print([(name, m.value) for name, m in Weekday.__members__.items()])


class HTTP(IntEnum):
    def __new__(cls, value, phrase):
        obj = int.__new__(cls, value)
        obj._value_ = value
        obj.phrase = phrase
        return obj

    OK = 200, 'fine'
    NOT_FOUND = 404, 'gone'


print(HTTP.OK, HTTP.OK.phrase, HTTP(404), HTTP(404).phrase, HTTP.OK + 1, repr(HTTP.NOT_FOUND))


class Empty(Enum):
    def hello(self):
        return 'hello ' + self.name


class Full(Empty):
    X = auto()


print(Full.X.hello(), list(Empty), issubclass(Full, Empty))
