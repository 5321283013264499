def f(a, b=2, *args, k=3, **kw):
    return (a, b, args, k, kw)


print(f(1), f(1, 2, 3, k=4, z=5), f(b=1, a=2), f(*[1, 2, 3], **{'k': 9}))


def g(x, /, y, *, z):
    return [x, y, z]


print(g(1, 2, z=3), g(1, y=2, z=3))


def attempt(call):
    try:
        print(call())
    except TypeError as error:
        print(error)


attempt(lambda: g(1, 2))
attempt(lambda: g(1))
attempt(lambda: g())
attempt(lambda: g(1, 2, 3))
attempt(lambda: g(1, 2, 3, z=4))
attempt(lambda: g(1, 2, z=1, w=2))
attempt(lambda: g(x=1, y=2, z=3))
attempt(lambda: g(1, 2, y=2, z=3))
attempt(lambda: f())
attempt(lambda: f(1, a=2))
attempt(lambda: f(*5))
attempt(lambda: f(**5))
attempt(lambda: f(**{1: 2}))
attempt(lambda: f(1, **{'k': 1}, **{'k': 2}))
attempt(lambda: (lambda a, b: 0)(1))
attempt(lambda: (lambda: 0)(1))
attempt(lambda: 5())
attempt(lambda: len())
attempt(lambda: len(1, 2))
attempt(lambda: [].append())
attempt(lambda: (lambda a, b, c: 0)())


def outer():
    count = 0

    def inner():
        nonlocal count
        count += 1
        return count

    return inner


step = outer()
print(step(), step(), outer()())


def deep(n):
    return 0 if n == 0 else 1 + deep(n - 1)


print(deep(900))
try:
    deep(5000)
except RecursionError as error:
    print(error)


def decorate(function):
    def wrapper(*args, **kwargs):
        return 'wrapped', function(*args, **kwargs)

    return wrapper


@decorate
def plus(a, b):
    return a + b


print(plus(1, b=2), plus.__name__, f.__name__, f.__defaults__)
