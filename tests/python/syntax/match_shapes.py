"""`match`: sequences, mappings, classes, guards, alternatives and captures."""
from dataclasses import dataclass
from enum import Enum


class Colour(Enum):
    RED = 1
    BLUE = 2


@dataclass
class Point:
    x: int
    y: int


def describe(subject):
    match subject:
        case None | True | False:
            return f"constant {subject}"
        case 0 | 1:
            return "small"
        case int(n) if n < 0:
            return f"negative {n}"
        case float() | int():
            return "number"
        case "":
            return "empty text"
        case str(text) if text.isupper():
            return f"loud {text}"
        case Colour.RED:
            return "red"
        case Colour():
            return "another colour"
        case Point(x=0, y=0):
            return "origin"
        case Point(x, 0) | Point(0, x):
            return f"on an axis at {x}"
        case Point():
            return "somewhere"
        case []:
            return "empty"
        case [single]:
            return f"one: {describe(single)}"
        case ["move", int(dx), int(dy)] as command:
            return f"{command[0]} by {dx, dy}"
        case [first, *_, last] if first == last:
            return f"{first} on both ends"
        case (_, [inner, *rest], *_):
            return f"inner {inner}, rest {rest}"
        case {"kind": "user", "name": str(name), **others}:
            return f"user {name} {others}"
        case {"kind": ("cat" | "dog") as kind}:
            return kind
        case {}:
            return "some mapping"
        case set():
            return "a set"
    return "nothing"


for subject in (None, True, 1, -5, 2.5, "", "HEY", "hey", Colour.RED, Colour.BLUE, Point(0, 0), Point(3, 0), Point(0, 4),
                Point(1, 1), [], [7], (None,), ["move", 1, 2], ["move", 1, "2"], [1, 2, 1], [1, [2, 3, 4], 5], range(2),
                {"kind": "user", "name": "Ada", "age": 36}, {"kind": "dog"}, {"kind": "cow"}, {1}, b"ab", object):
    print(describe(subject))
