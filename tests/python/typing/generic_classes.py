from __future__ import annotations
from typing import Callable, Dict, Generic, Iterator, List, Optional, Tuple, TypeVar

T = TypeVar('T')
K = TypeVar('K')


class Queue(Generic[T]):
    def __init__(self) -> None:
        self._items: List[T] = []

    def put(self, item: T) -> Queue[T]:
        self._items.append(item)
        return self

    def get(self) -> Optional[T]:
        return self._items.pop(0) if self._items else None

    def __iter__(self) -> Iterator[T]:
        return iter(self._items)


class Cache(Dict[str, int], Generic[K]):
    pass


class Pair(Generic[K, T]):
    def __init__(self, key: K, value: T):
        self.key, self.value = key, value

    def swap(self) -> Pair[T, K]:
        return Pair(self.value, self.key)


def apply(f: Callable[[int], T], values: list[int]) -> Tuple[T, ...]:
    return tuple(f(value) for value in values)


q: Queue[int] = Queue(); print(list(q.put(1).put(2)), q.get(), Queue[str]().get(), Pair[int, str](1, 'a').swap().key, apply(str, [1, 2]), isinstance(Cache(a=1), dict), apply.__annotations__)
