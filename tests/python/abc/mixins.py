from abc import ABC, abstractmethod


class Comparable(ABC):
    @abstractmethod
    def key(self): ...

    def __lt__(self, other):
        return self.key() < other.key()


class Named:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f'{type(self).__name__}({self.name!r})'


class Item(Named, Comparable):
    def key(self):
        return self.name.lower()


class Loud(Item):
    def __repr__(self):
        return super().__repr__().upper()


print(sorted([Item('b'), Loud('A'), Item('C')]), min(Item('x'), Item('y')), [c.__name__ for c in Item.__mro__])


class Context(ABC):
    def __enter__(self):
        self.open(); return self

    def __exit__(self, *exc):
        self.close(); return False

    @abstractmethod
    def open(self): ...

    @abstractmethod
    def close(self): ...


class File(Context):
    def open(self):
        print('open')

    def close(self):
        print('close')


with File() as file:
    print(isinstance(file, Context))
