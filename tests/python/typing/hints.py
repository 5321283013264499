"""Hints are kept, not checked: what `typing` gives at run time."""
import typing
from typing import (Annotated, Any, Callable, Final, Generic, Literal, NamedTuple, NewType, Optional, Protocol, TypedDict, TypeVar, Union, cast, get_args, get_origin, get_type_hints,
                    overload, runtime_checkable)

print(Optional[int], Union[int, str], Union[int, int], Union[int, None, Union[str, int]], list[int] | None, Callable[[int, str], bool], Callable[..., None], Literal["a", 1], Any, typing.List[int], typing.Dict[str, Any], Annotated[int, "meta"], Final[int])
print(get_origin(list[int]), get_args(dict[str, int]), get_args(Callable[[int], str]), get_origin(Union[int, str]), get_args(Optional[int]), get_origin(int), get_args(Literal[1, 2]), get_origin(typing.List[int]))


class Point(NamedTuple):
    """A point."""

    x: int
    y: int = 0

    def moved(self, by):
        return self._replace(x=self.x + by)


print(Point(1), Point(1, 2).moved(3), Point.__annotations__, Point._field_defaults, Point(1) == (1, 0), Point.__doc__)


class Film(TypedDict, total=False):
    title: str
    year: int


film: Film = {"title": "T"}
print(film, type(film).__name__, Film.__annotations__, Film.__total__, Film(title="x", year=1), sorted(Film.__optional_keys__), Film.__required_keys__)
UserId = NewType("UserId", int)
print(UserId(5) + 1, UserId.__name__, cast(str, 5), cast("anything", [1]))


def f(a: int, b: "str" = "x", *c: float) -> Optional[list[int]]:
    return None


class Node:
    next: "Node | None" = None
    value: Annotated[int, "positive"] = 0


print(get_type_hints(f), f.__annotations__["b"])


@runtime_checkable
class Closes(Protocol):
    def close(self) -> None: ...


class Door:
    def close(self):
        return "closed"


print(isinstance(Door(), Closes), isinstance(3, Closes), issubclass(Door, Closes))
T = TypeVar("T", bound=int)
K, V = TypeVar("K"), TypeVar("V", int, str)
print(T, T.__bound__, V.__constraints__, K.__name__)


class Pair(Generic[K, V]):
    pass


print(Pair[int, str], Pair[int, str].__args__, Pair[int, str]() is not None)


@overload
def double(x: int) -> int: ...
@overload
def double(x: str) -> str: ...
def double(x):
    return x * 2


print(double(2), double("a"), typing.TYPE_CHECKING, typing.get_type_hints(Point))
for attempt in (lambda: Closes(), lambda: isinstance(1, Any), lambda: Any(), lambda: Literal["a"](), lambda: Film(1), lambda: TypeVar("Q", int)):
    try:
        print(attempt())
    except TypeError as error:
        print(error)
