"""`__dict__` and `vars`: the attributes of an object as a dictionary that writes through."""


class Point:
    kind = "point"

    def __init__(self, x, y):
        self.x, self.y = x, y

    @property
    def size(self):
        return abs(self.x) + abs(self.y)


point = Point(1, 2)
print(point.__dict__, vars(point) == point.__dict__, "kind" in vars(point), "kind" in vars(Point), sorted(point.__dict__), type(vars(point)).__name__)
point.__dict__["z"] = 3
vars(point).update(x=10, colour="red")
print(point.z, point.x, point.colour, point.size, len(vars(point)))
del point.__dict__["z"]
print(hasattr(point, "z"), vars(point).pop("colour"), vars(point).setdefault("w", 4), point.w, vars(point).get("nothing"), vars(point).pop("nothing", "default"))
point.__dict__ |= {"v": 5}
print(point.v, [f"{name}={value}" for name, value in vars(point).items()], {**vars(point)} == vars(point), dict(vars(point)) is vars(point))
point.__dict__ = {"x": 0, "y": 7}
print(vars(point), point.size)
vars(point)["size"] = "hidden by the property"
print(point.size, vars(point)["size"])
point.__dict__.clear()
print(vars(point), point.kind)
try:
    point.x
except AttributeError as error:
    print(error)


class Record:
    def __init__(self, **fields):
        self.__dict__.update(fields)

    def __eq__(self, other):
        return self.__dict__ == other.__dict__

    def __repr__(self):
        return f"Record({', '.join(f'{name}={value!r}' for name, value in self.__dict__.items())})"


print(Record(a=1, b="x"), Record(a=1) == Record(a=1), Record(a=1) == Record(a=2), Record().__dict__)


def function():
    pass


function.__dict__["calls"] = 3
function.tag = "t"
print(function.calls, vars(function))
error = ValueError("v")
vars(error)["extra"] = 1
print(error.extra, vars(error))
for wrong in (5, [], object(), "text"):
    try:
        vars(wrong)
    except TypeError as problem:
        print(problem)
try:
    point.__dict__ = [1]
except TypeError as problem:
    print(problem)
