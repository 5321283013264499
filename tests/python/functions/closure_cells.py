"""Closures: cells that are shared, late binding, nonlocal, and names that are not bound yet."""


def counter():
    count = 0

    def up(by=1):
        nonlocal count
        count += by
        return count

    def look():
        return count

    return up, look


up, look = counter()
other_up, other_look = counter()
print(up(), up(5), look(), other_look())
print(up.__closure__[0].cell_contents, up.__code__.co_freevars, up.__closure__[0] is look.__closure__[0])

late = [lambda: n for n in range(3)]
early = [lambda n=n: n for n in range(3)]
made = [(lambda n: lambda: n)(n) for n in range(3)]
print([f() for f in late], [f() for f in early], [f() for f in made])


def outer():
    def inner():
        return value

    try:
        inner()
    except NameError as error:
        print(error)
    value = "bound"
    print(inner())
    del value
    try:
        inner()
    except NameError as error:
        print(error)


outer()


def three():
    x = "outer"

    def middle():
        def innermost():
            nonlocal x
            x += "!"
            return x

        return innermost

    run = middle()
    run()
    return run(), x


print(three())


def shadow():
    x = 1

    class Scope:
        x = 2

        def method(self):
            return x

    return Scope().method(), Scope.x, [x for x in range(3)][-1], x


print(shadow())


def accumulate():
    total = 0
    while True:
        total += yield total


run = accumulate()
next(run)
print(run.send(5), run.send(7))
