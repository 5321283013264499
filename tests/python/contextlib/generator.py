from contextlib import contextmanager

@contextmanager
def tag(name):
    "Prints a tag."
    print(f"<{name}>")
    try:
        yield name.upper()
    except KeyError as e:
        print("swallowed", repr(e))
    finally:
        print(f"</{name}>")

with tag("a") as a, tag("b"):
    print(a)
with tag("c"):
    raise KeyError("x")
try:
    with tag("d"):
        raise ValueError("y")
except ValueError as e:
    print("out:", e)
print(tag.__name__, tag.__doc__)

@tag("decorated")
def f(x):
    return x + 1
print(f(1), f(2), f.__name__)

@contextmanager
def never():
    if False: yield
@contextmanager
def twice():
    yield 1
    yield 2
@contextmanager
def on_error():
    try:
        yield
    except ValueError:
        yield
@contextmanager
def other():
    try:
        yield
    except ValueError as e:
        raise KeyError("instead") from e
@contextmanager
def passing():
    yield
def trial(cm, exc=None):
    try:
        with cm:
            if exc: raise exc
        print("ended")
    except BaseException as e:
        print(type(e).__name__, e, repr(e.__cause__))
trial(never()); trial(twice()); trial(on_error(), ValueError("v")); trial(other(), ValueError("v"))
trial(passing(), StopIteration("s")); trial(passing(), RuntimeError("r")); trial(passing(), KeyboardInterrupt())
