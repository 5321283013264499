import functools
from functools import partial, partialmethod, reduce, update_wrapper, wraps

basetwo = partial(int, base=2)
print(basetwo('10010'), basetwo.func, basetwo.args, basetwo.keywords, basetwo('12', base=3))
add = lambda a, b, c=0: (a, b, c)
p = partial(add, 1)
print(p(2), p(2, c=3), partial(p, 5)(), partial(p, c=9)(4), partial(partial(add, 1), 2).args)
print(partial(print, 'a', sep='-').args, repr(partial(max, 1, key=None)))
for bad in (lambda: partial(), lambda: partial(5), lambda: p(1, 2, 3, 4)):
    try:
        bad()
    except TypeError as error:
        print(str(error).replace('<lambda>', 'lambda'))
p.note = 'mine'; print(p.note)


class Cell:
    def __init__(self):
        self.alive = False

    def set_state(self, state, log='-'):
        self.alive = state
        return log

    live = partialmethod(set_state, True)
    die = partialmethod(set_state, False, log='died')


c = Cell(); print(c.live(), c.alive, c.die(), c.alive, Cell.live(c, log='x'), c.alive)
print(reduce(lambda a, b: a * b, range(1, 6)), reduce(max, [3, 9, 2]), reduce(lambda a, b: a + b, [], 'start'), reduce(lambda a, b: a + [b], 'ab', []))
for bad in (lambda: reduce(max, []), lambda: reduce(max, 5)):
    try:
        bad()
    except TypeError as error:
        print(error)


def trace(function):
    @wraps(function)
    def wrapper(*args, **kwargs):
        """Not this."""
        print('call', function.__name__, args, kwargs)
        return function(*args, **kwargs)

    return wrapper


def greet(name: str, punct='!') -> str:
    """Says hello."""
    return f'hello {name}{punct}'


greet.tag = 7
traced = trace(greet)
print(traced('bob', punct='?'), traced.__name__, traced.__doc__, traced.__wrapped__ is greet, traced.tag, traced.__qualname__, traced.__annotations__)


def plain():
    pass


update_wrapper(plain, len, assigned=('__name__', '__doc__', 'nothing'))
print(plain.__name__, plain.__wrapped__ is len)
compose = lambda *fs: reduce(lambda f, g: lambda x: g(f(x)), fs)
print(compose(lambda x: x + 1, str, lambda s: s * 2)(4))
