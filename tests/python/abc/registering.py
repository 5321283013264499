from abc import ABC, ABCMeta
from collections.abc import Iterable, Sized


class Drawable(ABC):
    pass


@Drawable.register
class Square:
    pass


class Small(Square):
    pass


class Deep(Drawable):
    pass


Deep.register(int)
print(isinstance(Small(), Drawable), issubclass(Square, Drawable), isinstance(3, Drawable), isinstance(True, Deep), isinstance('x', Drawable), issubclass(bool, Drawable))


class HasLen:
    def __len__(self):
        return 3


class NoIter:
    __iter__ = None


print(isinstance(HasLen(), Sized), isinstance(NoIter(), Iterable), issubclass(HasLen, Sized), type(Drawable) is ABCMeta, isinstance(Square(), (int, Drawable)))
try:
    Drawable.register(5)
except TypeError as error:
    print(error)
try:
    issubclass(5, Drawable)
except TypeError as error:
    print(error)
