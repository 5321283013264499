from collections.abc import Mapping
from functools import singledispatch, singledispatchmethod


@singledispatch
def show(value, prefix=''):
    """Shows."""
    return f'{prefix}object {value}'


@show.register
def _(value: int, prefix=''):
    return f'{prefix}int {value}'


@show.register(list)
def show_list(value, prefix=''):
    return prefix + 'list of ' + ', '.join(show(item) for item in value)


@show.register(str)
@show.register(bytes)
def _(value, prefix=''):
    return f'{prefix}text {value!r}'


show.register(type(None), lambda value, prefix='': prefix + 'nothing')
show.register(Mapping, lambda value, prefix='': prefix + 'mapping')


class Base:
    def __repr__(self):
        return 'base'


class Derived(Base):
    pass


@show.register
def _(value: Base, prefix=''):
    return prefix + 'base!'


for value in (1, True, 2.5, [1, 'a', None], 'x', b'y', None, {'a': 1}, Derived(), (1,)):
    print(show(value, prefix='> '))
print(show.dispatch(bool) is show.dispatch(int), show.dispatch(float)(1.5), show.__name__, show.__doc__, show.registry[list] is show_list)
for bad in (lambda: show(), lambda: show.register(5, len), lambda: show.register(lambda x: x)):
    try:
        bad()
    except TypeError as error:
        print(str(error)[:40])


class Formatter:
    @singledispatchmethod
    def format(self, arg):
        return 'any'

    @format.register
    def _(self, arg: int):
        return f'int {arg}'

    @format.register(str)
    def _(self, arg):
        return f'str {arg}'


f = Formatter(); print(f.format(1), f.format('a'), f.format(2.0))
