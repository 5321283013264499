"""`globals()`, `locals()`, `vars()` and `dir()`: what each of them gives, and what can be changed there."""

x = 1


def function(a, b=2, *rest, key=None, **more):
    before = sorted(locals())
    c = a + b
    names = sorted(locals())
    if c > 100:
        late = 1
    return before, names, locals()["c"], "late" in locals(), sorted(dir()), sorted(vars()) == sorted(locals())


print(*function(1), sep="\n")
globals()["created"] = "by name"
print(created, globals()["x"], "function" in globals(), globals()["function"] is function, locals() == globals(), vars()["x"])
globals().update(y=5, x=10)
print(x, y, globals().pop("y"), "y" in globals(), globals().get("y", "gone"))
try:
    y
except NameError as error:
    print(error)
del globals()["created"]
print("created" in dir(), "x" in dir(), type(globals()).__name__)


def outer():
    seen = "free"
    unused = "not free"

    def inner():
        own = seen
        return locals()

    return inner()


print(outer(), {name: value for name, value in outer().items() if name != "own"})


class Body:
    one = 1
    two = one + 1
    names = sorted(name for name in locals() if not name.startswith("__"))

    def method(self):
        return sorted(locals())


print(Body.names, Body().method())


def change_nothing():
    value = "kept"
    locals()["value"] = "changed"
    return value


print(change_nothing(), [name for name in sorted(locals()) if name in ("x", "function", "outer")])


def numbers():
    yield locals()
    n = 1
    yield sorted(locals())


print([*numbers()][1], "{x} {function.__name__}".format(**globals()), "%(x)d" % globals())
