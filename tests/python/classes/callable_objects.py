"""Objects that are called, and functions that are objects."""
import functools


class Counter:
    def __init__(self, step=1):
        self.step, self.value = step, 0

    def __call__(self, times=1, *, reset=False):
        if reset:
            self.value = 0
        self.value += self.step * times
        return self.value


count = Counter(2)
print(count(), count(3), count(reset=True), callable(count), callable(3))
print(list(map(Counter(5), [1, 1, 2])))
try:
    count(1, 2)
except TypeError as error:
    print(error)


class Decorator:
    def __init__(self, function):
        functools.update_wrapper(self, function)
        self.function, self.calls = function, 0

    def __call__(self, *args, **keywords):
        self.calls += 1
        return self.function(*args, **keywords)


@Decorator
def greet(name):
    """Says hello."""
    return f"hello {name}"


print(greet("Ada"), greet(name="Ben"), greet.calls, greet.__name__, greet.__doc__)


def function():
    pass


function.uses = 3
print(function.uses, function.__name__, function.__qualname__, vars(function))
method = count.__call__
print(method.__self__ is count, method.__func__ is Counter.__call__, method(4))
bound = Counter.__call__.__get__(count)
print(bound(), bound == count.__call__, bound is count.__call__)
print([f(-3) for f in (abs, str, Counter(1), lambda x: x * 2)])
print(type(function).__name__, type(method).__name__, type(len).__name__, type([].append).__name__)
