import enum
import json


class Level(enum.IntEnum):
    LOW = 1


class Name(str):
    pass


class Items(list):
    pass


class Number(float):
    def __repr__(self):
        return 'no'


class Table(dict):
    pass


print(json.dumps([Level.LOW, Name('n'), Items([1]), Table(a=1), Number(1.5), {Level.LOW: Name('v'), Name('k'): 1}]))
