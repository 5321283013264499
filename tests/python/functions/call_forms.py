"""Ways to call: positional only, keyword only, star, defaults, and the errors of each."""


def everything(a, b=2, /, c=3, *rest, d, e=5, **more):
    return a, b, c, rest, d, e, more


print(everything(1, d=4), everything(1, 20, 30, 40, 50, d=60, z=70))
print(everything(1, d=4, a="keyword"), everything(*[1, 2], *(3, 4), **{"d": 5}, **{"e": 6}))


def only(*, key):
    return key


def first(x, /):
    return x


def trial(function, *args, **keywords):
    try:
        print(function(*args, **keywords))
    except TypeError as error:
        print(error)


trial(everything, d=1)
trial(everything, 1)
trial(only, 1)
trial(only)
trial(only, key=1, other=2)
trial(first, x=1)
trial(first)
trial(first, 1, 2)
trial(lambda: 0, 1)
trial(lambda a, b: 0, 1, c=2)
trial(lambda: only(**{"key": 1}, **{"key": 2}))
trial(lambda: first(*3))
trial(lambda: only(**[1]))
trial(lambda: only(**{1: 2}))
trial(len)
trial(len, 1, 2)
trial(dict, [1, 2])

# A default is made once, when the function is.
def collect(item, into=[]):
    into.append(item)
    return into


print(collect(1), collect(2, []), collect(3), collect.__defaults__)
calls = []


def noting(name):
    calls.append(name)
    return name


def target(*args, **keywords):
    return len(args) + len(keywords)


print(target(noting("a"), *[noting("b")], k=noting("c"), **{"l": noting("d")}), calls)
print((lambda *args, sep="-": sep.join(args))("x", "y"), (lambda: (yield))().__class__.__name__)
