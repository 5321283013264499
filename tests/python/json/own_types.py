"""JSON: own types both ways, layout, what it refuses, and where a text is wrong."""
import json
from collections import OrderedDict, namedtuple
from datetime import date
from enum import IntEnum

data = {"name": "Ada", "tags": ["x", None, True, 1.5, -0.0], "nested": {"1": {}}, "empty": []}
print(json.dumps(data), json.loads(json.dumps(data)) == data)
print(json.dumps(data, indent=2))
print(json.dumps({"b": 1, "a": [1, 2]}, sort_keys=True, separators=(",", ":")), json.dumps([1, [2]], indent="--"), json.dumps("é€😀\n\"\\/\x01"), json.dumps("é€😀", ensure_ascii=False))
print(json.dumps({1: "int", None: "none", True: "bool", 2.5: "float"}), json.dumps((1, 2)), json.dumps([float("inf"), float("nan")]), json.dumps(10**20), json.dumps(1e100), json.dumps(0.1), json.dumps({}), json.dumps([]))


class Level(IntEnum):
    LOW = 1


class Shop:
    def __init__(self, name):
        self.name = name


def encode(value):
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, set):
        return sorted(value)
    if isinstance(value, Shop):
        return vars(value)
    raise TypeError(f"no JSON for {type(value).__name__}")


class Encoder(json.JSONEncoder):
    def default(self, value):
        if isinstance(value, bytes):
            return value.decode()
        return super().default(value)


print(json.dumps([date(2024, 1, 2), {3, 1}, Shop("s"), Level.LOW, namedtuple("P", "x")(5)], default=encode), json.dumps([b"raw"], cls=Encoder), json.dumps(OrderedDict(z=1, a=2)))
print(json.loads('{"x": 1, "y": {"x": 2}}', object_hook=lambda d: Shop(d["x"]).name), json.loads("[1.5, 2]", parse_float=str, parse_int=lambda s: f"<{s}>"), json.loads('{"a": 1, "a": 2}', object_pairs_hook=list))
print(json.loads(' [1, 2.0, "a\\u00e9\\n", null, true, -1e3] '), json.loads(b'{"k": "\xc3\xa9"}'), json.loads("[Infinity, -Infinity]"), json.loads('"\\ud83d\\ude00"'), json.loads("0"), json.loads('{"a":{"b":[{}]}}'))
for text in ("", "{", "[1,]", '{"a": 1,}', "{'a': 1}", '{"a" 1}', "[1 2]", "nul", '"open', '"bad \\x"', "01", "1 2", '{"a": }', "\n\n  [1,\n x]", '"tab\there"', "[", "-", "{1: 2}"):
    try:
        print(json.loads(text))
    except json.JSONDecodeError as error:
        print(f"{error} | {error.msg}, {error.pos}, {error.lineno}, {error.colno}")
loop = []
loop.append(loop)
for attempt in (lambda: json.dumps({1}), lambda: json.dumps(Shop("x")), lambda: json.dumps(loop), lambda: json.dumps({(1, 2): 3}), lambda: json.dumps(float("nan"), allow_nan=False), lambda: json.loads(5), lambda: json.dumps([object], default=encode),
                lambda: json.dumps({(1,): 2, "k": 1}, skipkeys=True), lambda: json.dumps([b"x"])):
    try:
        print(attempt())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
