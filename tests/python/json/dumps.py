import json
from collections import OrderedDict, namedtuple


def attempt(act):
    try:
        print(act())
    except Exception as error:
        print(type(error).__name__, error)


for value in (None, True, False, 0, -5, 2 ** 70, 1.0, -0.5, 1e100, 1e-7, float('nan'), float('inf'), -float('inf'), '', 'a', 'é', '"q"', 'a\\b', '\n\t\r\b\f\x00\x7f', '€', '😀', '\u2028',
              [], {}, [1, [2, []]], (1, 2), {'a': {'b': [None]}}, {1: 1, 2.5: 2, None: 3, True: 4, 'k': 5}, OrderedDict(b=1, a=2), namedtuple('P', 'x')(3)):
    print(json.dumps(value), json.dumps(value, ensure_ascii=False).encode())
data = {'b': [1, 2, {'c': []}], 'a': {}, 'z': 'é', 'list': [[], [1]]}
print(json.dumps(data, indent=2)); print(json.dumps(data, indent=4, sort_keys=True)); print(json.dumps(data, indent='--')); print(json.dumps(data, indent=0))
print(json.dumps(data, separators=(',', ':')), json.dumps([1, 2], indent=1, separators=(';', '=')))
print(json.dumps({'b': 1, 'a': 2}, sort_keys=True))


class Point:
    def __init__(self, x):
        self.x = x


print(json.dumps([Point(1), {'p': Point(2)}], default=lambda p: {'x': p.x}), json.dumps({1, 2} - {2}, default=list))


class Encoder(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, range):
            return [o.start, o.stop]
        return super().default(o)


print(json.dumps(range(2, 5), cls=Encoder), json.JSONEncoder().encode({'a': (1,)}))
attempt(lambda: json.dumps(object))
attempt(lambda: json.dumps({1, 2}))
attempt(lambda: json.dumps({'a': Point(1)}))
attempt(lambda: json.dumps({(1, 2): 3}))
attempt(lambda: json.dumps({(1, 2): 3, 'a': 1}, skipkeys=True))
attempt(lambda: json.dumps(float('nan'), allow_nan=False))
attempt(lambda: json.dumps({'b': 1, 3: 2}, sort_keys=True))
attempt(lambda: json.dumps(b'x'))
attempt(lambda: json.dumps(range(3), cls=Encoder) + json.dumps(Point(1), cls=Encoder))
loop = []; loop.append(loop)
attempt(lambda: json.dumps(loop))
shared = [1]; print(json.dumps([shared, shared]))
