from typing import Iterable, Protocol, Sized, runtime_checkable


@runtime_checkable
class Closeable(Protocol):
    def close(self) -> None: ...


class File:
    def close(self):
        return 'closed'


class Explicit(Closeable):
    def __init__(self, name):
        self.name = name

    def close(self):
        return self.name


class HasName(Protocol):
    name: str

    def hello(self) -> str:
        return 'hello ' + self.name


class Person(HasName):
    def __init__(self):
        self.name = 'ann'


print(isinstance(File(), Closeable), isinstance(5, Closeable), isinstance(Explicit('e'), Closeable), Explicit('e').close(), Person().hello(), issubclass(File, Closeable), isinstance([], Iterable), isinstance(3, Sized))
