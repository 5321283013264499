"""Decorators: plain, with arguments, as classes, stacked, on methods and on classes."""
import functools

log = []


def traced(function):
    @functools.wraps(function)
    def wrapper(*args, **keywords):
        log.append(f"{function.__name__}{args}{keywords or ''}")
        return function(*args, **keywords)

    return wrapper


def repeat(times):
    def decorate(function):
        @functools.wraps(function)
        def wrapper(*args):
            return [function(*args) for _ in range(times)]

        return wrapper

    return decorate


def optional(function=None, *, mark="!"):
    if function is None:
        return functools.partial(optional, mark=mark)
    return functools.wraps(function)(lambda *args: f"{function(*args)}{mark}")


@traced
def add(a, b=1):
    """Adds."""
    return a + b


@repeat(2)
@traced
def hello(name):
    return f"hello {name}"


@optional
def plain(x):
    return x


@optional(mark="?")
def asking(x):
    return x


print(add(1), add(1, b=5), hello("you"), plain("x"), asking("x"))
print(log, add.__name__, add.__doc__, hello.__name__, add.__wrapped__(3, 4))


def order(name):
    print("evaluate", name)

    def decorate(function):
        print("apply", name)
        return function

    return decorate


@order("outer")
@order("inner")
def ordered():
    pass


def with_repr(cls):
    cls.__repr__ = lambda self: f"{cls.__name__}({', '.join(f'{k}={v!r}' for k, v in vars(self).items())})"
    return cls


@with_repr
class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

    @traced
    def moved(self, by):
        return Point(self.x + by, self.y)

    @classmethod
    @functools.lru_cache
    def origin(cls):
        return cls(0, 0)


print(Point(1, "a").moved(2), Point.origin() is Point.origin())
