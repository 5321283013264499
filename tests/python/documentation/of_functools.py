# What the library's documentation shows of functools.
from functools import *


@lru_cache(maxsize=None)
def fib(n):
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)


print([fib(n) for n in range(16)])
print(fib.cache_info())


@cache
def factorial(n):
    return n * factorial(n - 1) if n else 1


print(factorial(10), factorial(5), factorial(12), factorial.cache_info())


class Cell:
    def __init__(self):
        self._alive = False

    @property
    def alive(self):
        return self._alive

    def set_state(self, state):
        self._alive = bool(state)

    set_alive = partialmethod(set_state, True)
    set_dead = partialmethod(set_state, False)


c = Cell()
print(c.alive, c.set_alive(), c.alive)
basetwo = partial(int, base=2)
basetwo.__doc__ = 'Convert base 2 string to an int.'
print(basetwo('10010'), basetwo.func, basetwo.args, basetwo.keywords)
print(reduce(lambda x, y: x + y, [1, 2, 3, 4, 5]), reduce(max, [3, 9, 4], 5))


@total_ordering
class Student:
    def __init__(self, lastname, firstname):
        self.lastname, self.firstname = lastname, firstname

    def _is_valid_operand(self, other):
        return hasattr(other, 'lastname') and hasattr(other, 'firstname')

    def __eq__(self, other):
        if not self._is_valid_operand(other):
            return NotImplemented
        return (self.lastname.lower(), self.firstname.lower()) == (other.lastname.lower(), other.firstname.lower())

    def __lt__(self, other):
        if not self._is_valid_operand(other):
            return NotImplemented
        return (self.lastname.lower(), self.firstname.lower()) < (other.lastname.lower(), other.firstname.lower())


a, b = Student('Ada', 'L'), Student('Ben', 'K')
print(a < b, a <= b, a > b, a >= b, a == b, a != b)


@singledispatch
def fun(arg, verbose=False):
    if verbose:
        print("Let me just say,", end=" ")
    print(arg)


@fun.register
def _(arg: int, verbose=False):
    if verbose:
        print("Strength in numbers, eh?", end=" ")
    print(arg)


@fun.register
def _(arg: list, verbose=False):
    if verbose:
        print("Enumerate this:")
    for i, elem in enumerate(arg):
        print(i, elem)


@fun.register(complex if False else tuple)
def _(arg, verbose=False):
    print("Better than complicated.", arg)


def nothing(arg, verbose=False):
    print("Nothing.")


fun.register(type(None), nothing)
fun("Hello, world.")
fun("test.", verbose=True)
fun(42, verbose=True)
fun(['spam', 'spam', 'eggs', 'spam'], verbose=True)
fun(None)
fun((1, 2))
print(fun.dispatch(dict) is fun.dispatch(object), fun.dispatch(bool) is fun.registry[int])


class Negator:
    @singledispatchmethod
    def neg(self, arg):
        raise NotImplementedError("Cannot negate a")

    @neg.register
    def _(self, arg: int):
        return -arg

    @neg.register
    def _(self, arg: bool):
        return not arg


print(Negator().neg(5), Negator().neg(True))


def my_decorator(f):
    @wraps(f)
    def wrapper(*args, **kwds):
        print('Calling decorated function')
        return f(*args, **kwds)
    return wrapper


@my_decorator
def example():
    """Docstring"""
    print('Called example function')


example()
print(example.__name__, example.__doc__, example.__wrapped__.__name__)
print(sorted(['b', 'A', 'c'], key=cmp_to_key(lambda x, y: (x.lower() > y.lower()) - (x.lower() < y.lower()))))


class DataSet:
    def __init__(self, sequence_of_numbers):
        self._data = tuple(sequence_of_numbers)

    @cached_property
    def total(self):
        print('computed')
        return sum(self._data)


d = DataSet([1, 2, 3])
print(d.total, d.total, d.__dict__)
