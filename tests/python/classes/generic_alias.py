"""`__class_getitem__`, and what the built-in classes make of `list[int]`."""
from typing import Generic, TypeVar

T = TypeVar("T")


class Stack(Generic[T]):
    def __init__(self):
        self.items: list[T] = []

    def push(self, item: T) -> "Stack[T]":
        self.items.append(item)
        return self


class Unit:
    def __class_getitem__(cls, item):
        return f"{cls.__name__} of {item}"


print(Unit["m"], Unit[1, 2])
print(list[int], dict[str, list[int]], tuple[int, ...], type(list[int]).__name__)
print(list[int] == list[int], list[int].__origin__, dict[str, int].__args__, list[int]([1, 2]))
stack = Stack[int]().push(1).push("no check")
print(stack.items, type(stack).__name__)
print(int | str, int | None, isinstance(3, int | str), isinstance("x", int | None))
try:
    isinstance([1], list[int])
except TypeError as error:
    print(error)
for attempt in (lambda: int[str], lambda: 3 | str, lambda: Stack()[0]):
    try:
        attempt()
    except TypeError as error:
        print(error)


def annotated(a: list[int], b: "later" = 1, *c: str, d: int | None = None, **e: float) -> dict[str, int]:
    return {}


print(annotated.__annotations__)
