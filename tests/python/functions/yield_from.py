"""`yield from`: values, sent values, exceptions and results pass through."""


def inner(name):
    received = []
    try:
        while True:
            received.append((yield f"{name}{len(received)}"))
            if received[-1] == "end":
                return received
    except KeyError as error:
        yield f"{name} got {error}"
        return "after the error"
    finally:
        print("leaving", name)


def outer():
    first = yield from inner("a")
    print("first", first)
    second = yield from inner("b")
    print("second", second)
    third = yield from (n * n for n in range(2))
    print("third", third)
    yield from "xy"
    return "all"


run = outer()
print(next(run), run.send(1), run.send("end"), run.throw(KeyError("k")))
print(next(run), next(run), next(run), next(run))
try:
    next(run)
except StopIteration as stop:
    print(stop.value)

run = outer()
next(run)
run.close()


def flatten(items):
    for item in items:
        if isinstance(item, list):
            yield from flatten(item)
        else:
            yield item


print(list(flatten([1, [2, [3, [4]], []], 5])))


def tree(depth):
    if depth:
        yield from tree(depth - 1)
        yield depth
        yield from tree(depth - 1)


print(*tree(3))


def delegate(target):
    yield from target


for wrong in (3, None):
    try:
        next(delegate(wrong))
    except TypeError as error:
        print(error)
