"""deque, Counter, defaultdict, OrderedDict, ChainMap and namedtuple at work."""
from collections import ChainMap, Counter, OrderedDict, UserDict, UserList, defaultdict, deque, namedtuple

recent = deque(maxlen=3)
for n in range(5):
    recent.append(n)
print(recent, recent.maxlen, recent.popleft(), recent.appendleft(9), recent.rotate(1), recent, list(recent), recent[0], 9 in recent)
recent.extendleft("ab")
print(recent, deque("abc") == deque("abc"), deque([1, 2]) + deque([3]), deque([1, 2, 1]).count(1), deque("abc").index("c"), bool(deque()))
votes = Counter("mississippi")
print(votes, votes.most_common(2), votes["z"], votes.total(), sorted(votes.elements())[:4], Counter(a=3, b=1) - Counter(a=1, b=2), Counter("ab") + Counter("bc"))
print(Counter(a=1) & Counter(a=2, b=1), Counter(a=1) | Counter(a=2, b=1), +Counter(a=-1, b=2), votes.subtract("ss"), votes["s"], votes.update(["m"]), votes["m"], Counter(a=1) == Counter(a=1, b=0))
groups = defaultdict(list)
for word in "apple avocado banana blueberry cherry".split():
    groups[word[0]].append(word)
print(groups, dict(groups), groups["x"], "y" in groups, len(groups), groups.default_factory is list)
nested = defaultdict(lambda: defaultdict(int))
nested["a"]["b"] += 1
print({k: dict(v) for k, v in nested.items()}, defaultdict(int, a=1), defaultdict(None, b=2))
order = OrderedDict(a=1, b=2, c=3)
order.move_to_end("a")
order.move_to_end("c", last=False)
print(order, order.popitem(last=False), order.popitem(), order == {"b": 2}, OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), list(reversed(order)))
settings = ChainMap({"colour": "red"}, {"colour": "blue", "size": 1})
settings["size"] = 5
print(settings["colour"], settings["size"], settings.maps, settings.new_child({"colour": "own"})["colour"], dict(settings), settings.parents, len(settings))
Point = namedtuple("Point", "x y", defaults=[0])
p = Point(3)
print(p, p.x, p[1], p._replace(y=7), p._asdict(), Point._fields, Point._make([1, 2]), p == (3, 0), Point._field_defaults, [*p], p > Point(2, 9))


class Upper(UserDict):
    def __setitem__(self, key, value):
        super().__setitem__(key.upper(), value)


print(Upper(a=1, b=2), Upper({"x": 1}).data, UserList([3, 1]) + [2], sorted(UserList([3, 1])))
for attempt in (lambda: deque().pop(), lambda: deque([1])[5], lambda: deque(maxlen=-1), lambda: deque([1]).remove(2), lambda: defaultdict(3), lambda: defaultdict(None)["k"], lambda: settings["no"], lambda: settings.pop("colour") and settings.pop("colour"),
                lambda: Point(), lambda: Point(1, 2, 3), lambda: setattr(p, "x", 1), lambda: p._replace(z=1), lambda: namedtuple("A", "a a"), lambda: namedtuple("A", "class"), lambda: namedtuple("A", "_a"),
                lambda: order.move_to_end("q"), lambda: OrderedDict().popitem(), lambda: Point._make([1]), lambda: Counter(1), lambda: namedtuple("A", "a", defaults=[1, 2])):
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)
