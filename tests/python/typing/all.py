import typing
from typing import (Annotated, Any, Callable, ClassVar, Dict, Final, Generic, Iterable, List, Literal, NamedTuple, NewType, Optional, Protocol, Sequence, Set, Tuple, Type,
                    TypedDict, TypeVar, Union, cast, get_args, get_origin, get_type_hints, overload, runtime_checkable, TYPE_CHECKING)

T = TypeVar('T')
K = TypeVar('K', bound=int)
print(List[int], Dict[str, List[int]], Optional[int], Union[int, str, None], Tuple[int, ...], Callable[[int, str], bool], Callable[..., int], Literal['a', 1], Any, T, Set[T], ClassVar[int], Final[int], Type[int], Annotated[int, 'm'])
print(Union[int, int], Union[int], Optional[Union[int, str]], List['Fwd'], Iterable[str], TYPE_CHECKING, List, Optional, Dict[str, T][int], Sequence[Any] if False else '')
print(get_origin(List[int]), get_args(Dict[str, int]), get_origin(Union[int, str]), get_args(Optional[int]), get_args(Callable[[int], str]), get_origin(int), get_args(int), get_origin(Literal[1]), get_args(Literal[1, 'a']))
print(List[int] == List[int], List[int] == List[str], Union[int, str] == Union[str, int], isinstance([], List), cast(int, 'a'), int | None, list[int], dict[str, int] | None, get_args(list[int]), get_origin(dict[str, int]))


class Stack(Generic[T]):
    def __init__(self) -> None:
        self.items: List[T] = []

    def push(self, item: T) -> None:
        self.items.append(item)

    def pop(self) -> T:
        return self.items.pop()


s = Stack[int](); s.push(1); s.push(2); print(s.pop(), isinstance(s, Stack), type(s).__name__)


class Named(Stack[str]):
    pass


print(Named().items, Named.__mro__[1] is Stack)


class Point(NamedTuple):
    x: int
    y: int = 0

    def norm(self) -> int:
        return self.x + self.y


p = Point(1); print(p, p.norm(), p._fields, Point.__annotations__, Point._field_defaults, p == (1, 0), Point(2, y=3)._asdict())
try:
    Point()
except TypeError as error:
    print(error)
Pair = NamedTuple('Pair', [('a', int), ('b', str)]); print(Pair(1, 'x'))


class Movie(TypedDict):
    name: str
    year: int


class More(Movie, total=False):
    stars: int


m: Movie = {'name': 'x', 'year': 1}
print(Movie(name='a', year=2), type(Movie(name='a', year=2)).__name__, Movie.__annotations__, More.__required_keys__ == {'name', 'year'}, More.__optional_keys__)


@runtime_checkable
class Quacks(Protocol):
    def quack(self) -> str: ...


class Duck:
    def quack(self):
        return 'quack'


class Plain(Protocol):
    name: str


class Impl(Plain):
    def __init__(self, name):
        self.name = name


print(isinstance(Duck(), Quacks), isinstance(5, Quacks), issubclass(Duck, Quacks), Impl('n').name)
for bad in (lambda: Quacks(), lambda: isinstance(5, Plain), lambda: Any(), lambda: isinstance([], List[int]), lambda: isinstance(1, Any) if False else None):
    try:
        print(bad())
    except TypeError as error:
        print(error)
UserId = NewType('UserId', int); print(UserId(5), UserId, UserId.__name__, UserId.__supertype__)


@overload
def f(x: int) -> int: ...
@overload
def f(x: str) -> str: ...
def f(x):
    return x


print(f(3))


class Base:
    a: int


class Derived(Base):
    b: 'str'
    c: Optional[int] = None


def func(x: int, y: 'str' = 'a') -> None: ...


print(get_type_hints(Derived), get_type_hints(func), func.__annotations__)
def first(items: Sequence[T]) -> Optional[T]:
    return items[0] if items else None
print(first([]), first('ab'), first.__annotations__['return'])
x: Annotated[int, 5] = 3; print(x, typing.NoReturn, typing.Self, typing.Hashable)
