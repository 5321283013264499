"""Iterators made of iterators.

Most are generators behind a function that checks what it is given.
"""

__all__ = [
    'accumulate', 'chain', 'combinations', 'combinations_with_replacement', 'compress', 'count', 'cycle', 'dropwhile',
    'filterfalse', 'groupby', 'islice', 'pairwise', 'permutations', 'product', 'repeat', 'starmap', 'takewhile', 'tee',
    'zip_longest',
]

_UNSET = object()
# So far a range of the machine goes; far enough to count for ever.
_FAR = 1 << 62


def count(start=0, step=1):
    if type(start) is int and type(step) is int and step and -_FAR < start < _FAR:
        # The iterator of a range is native: threads that share it never get the same number twice.
        return iter(range(start, _FAR if step > 0 else -_FAR, step))
    if not hasattr(start, '__add__') or isinstance(start, (str, list, tuple, bytes)):
        raise TypeError('a number is required')
    return _count(start, step)


def _count(number, step):
    while True:
        yield number
        number += step


def cycle(iterable, /):
    return _cycle(iter(iterable))


def _cycle(iterator):
    saved = []
    for item in iterator:
        yield item
        saved.append(item)
    while saved:
        for item in saved:
            yield item


class repeat:
    """The same object again and again."""

    def __init__(self, object, times=_UNSET):
        self._object = object
        self._left = None
        if times is not _UNSET:
            if not hasattr(times, '__index__'):
                raise TypeError(f"'{type(times).__name__}' object cannot be interpreted as an integer")
            self._left = max(times.__index__(), 0)

    def __iter__(self):
        return self

    def __next__(self):
        if self._left is not None:
            if self._left <= 0:
                raise StopIteration
            self._left -= 1
        return self._object

    def __length_hint__(self):
        if self._left is None:
            raise TypeError('len() of unsized object')
        return self._left

    def __repr__(self):
        if self._left is None:
            return f'repeat({self._object!r})'
        return f'repeat({self._object!r}, {self._left})'


def accumulate(iterable, func=None, *, initial=None):
    return _accumulate(iter(iterable), func, initial)


def _accumulate(iterator, func, total):
    if total is None:
        for total in iterator:
            break
        else:
            return
    yield total
    if func is None:
        for item in iterator:
            total = total + item
            yield total
    else:
        for item in iterator:
            total = func(total, item)
            yield total


def chain(*iterables):
    for iterable in iterables:
        for item in iterable:
            yield item


def _chain_from(iterables):
    for iterable in iterables:
        for item in iterable:
            yield item


def _from_iterable(iterable, /):
    return _chain_from(iter(iterable))


chain.from_iterable = _from_iterable


def compress(data, selectors):
    return _compress(iter(data), iter(selectors))


def _compress(data, selectors):
    for item, selected in zip(data, selectors):
        if selected:
            yield item


def dropwhile(predicate, iterable, /):
    return _dropwhile(predicate, iter(iterable))


def _dropwhile(predicate, iterator):
    for item in iterator:
        if not predicate(item):
            yield item
            break
    for item in iterator:
        yield item


def takewhile(predicate, iterable, /):
    return _takewhile(predicate, iter(iterable))


def _takewhile(predicate, iterator):
    for item in iterator:
        if not predicate(item):
            return
        yield item


def filterfalse(function, iterable, /):
    return _filterfalse(bool if function is None else function, iter(iterable))


def _filterfalse(function, iterator):
    for item in iterator:
        if not function(item):
            yield item


def starmap(function, iterable, /):
    return _starmap(function, iter(iterable))


def _starmap(function, iterator):
    for args in iterator:
        yield function(*tuple(args))


def pairwise(iterable, /):
    return _pairwise(iter(iterable))


def _pairwise(iterator):
    for first in iterator:
        break
    else:
        return
    for second in iterator:
        yield first, second
        first = second


def _bound(value, message):
    if value is None:
        return None
    if hasattr(value, '__index__'):
        value = value.__index__()
        if value >= 0:
            return value
    raise ValueError(message)


_INDICES = 'Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.'
_STOP = 'Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.'
_STEP = 'Step for islice() must be a positive integer or None.'


def islice(iterable, /, *args):
    if not args:
        raise TypeError('islice expected at least 2 arguments, got 1')
    if len(args) > 3:
        raise TypeError(f'islice expected at most 4 arguments, got {len(args) + 1}')
    if len(args) == 1:
        start, step = 0, 1
        stop = _bound(args[0], _STOP)
    else:
        stop = _bound(args[1], _STOP)
        start = _bound(args[0], _INDICES) or 0
        step = 1
        if len(args) == 3 and args[2] is not None:
            step = _bound(args[2], _STEP)
            if not step:
                raise ValueError(_STEP)
    return _islice(iter(iterable), start, stop, step)


def _islice(iterator, start, stop, step):
    place = 0
    if stop is not None and stop <= start:
        # What lies before the slice is used up all the same.
        stop = start
        wanted = -1
    else:
        wanted = start
    if stop == 0:
        return
    for item in iterator:
        if place == wanted:
            yield item
            wanted += step
        place += 1
        # Asking for one item more would take it away from others.
        if place == stop:
            return


class groupby:
    """Runs of items with the same key."""

    def __init__(self, iterable, key=None):
        self._iterator = iter(iterable)
        self._key = key
        self._group = None
        self._item = _UNSET
        self._item_key = _UNSET

    def __iter__(self):
        return self

    def _advance(self):
        try:
            self._item = item = next(self._iterator)
        except StopIteration:
            self._item_key = _UNSET
            raise
        self._item_key = item if self._key is None else self._key(item)

    def __next__(self):
        previous = self._group
        self._group = None
        if previous is None:
            if self._item is _UNSET:
                self._advance()
        else:
            while self._item_key is not _UNSET and self._item_key == previous.key:
                self._advance()
            if self._item_key is _UNSET:
                raise StopIteration
        self._group = group = _Group(self, self._item_key)
        return self._item_key, group


class _Group:
    def __init__(self, parent, key):
        self.parent = parent
        self.key = key
        self.first = True

    def __iter__(self):
        return self

    def __next__(self):
        parent = self.parent
        if parent._group is not self:
            raise StopIteration
        if self.first:
            self.first = False
            return parent._item
        if parent._item_key is _UNSET:
            raise StopIteration
        # The item at hand was given out already, or belongs to the next group.
        if not parent._item_key == self.key:
            raise StopIteration
        parent._advance()
        if not parent._item_key == self.key:
            raise StopIteration
        return parent._item


class _Tee:
    """One of several iterators over the same items. Items are kept in cells, each of which knows the next one."""

    def __init__(self, iterator, cell):
        self._iterator = iterator
        self._cell = cell

    def __iter__(self):
        return self

    def __next__(self):
        cell = self._cell
        if len(cell) == 0:
            cell.append(next(self._iterator))
            cell.append([])
        self._cell = cell[1]
        return cell[0]

    def __copy__(self):
        return _Tee(self._iterator, self._cell)


def tee(iterable, n=2, /):
    if n < 0:
        raise ValueError('n must be >= 0')
    if n == 0:
        return ()
    iterator = iter(iterable)
    if not isinstance(iterator, _Tee):
        iterator = _Tee(iterator, [])
    return (iterator, *[iterator.__copy__() for _ in range(n - 1)])


def zip_longest(*iterables, fillvalue=None):
    return _zip_longest([iter(iterable) for iterable in iterables], fillvalue)


def _zip_longest(iterators, fillvalue):
    left = len(iterators)
    if not left:
        return
    while True:
        row = []
        for place, iterator in enumerate(iterators):
            item = fillvalue
            if iterator is not None:
                item = next(iterator, _UNSET)
                if item is _UNSET:
                    left -= 1
                    if not left:
                        return
                    iterators[place] = None
                    item = fillvalue
            row.append(item)
        yield tuple(row)


def product(*iterables, repeat=1):
    if repeat < 0:
        raise ValueError('repeat argument cannot be negative')
    return _product([tuple(iterable) for iterable in iterables] * repeat)


def _product(pools):
    size = len(pools)
    for pool in pools:
        if not pool:
            return
    places = [0] * size
    row = [pool[0] for pool in pools]
    while True:
        yield tuple(row)
        # As an odometer: the last wheel that is not at its end turns by one, those after it begin anew.
        wheel = size - 1
        while wheel >= 0:
            pool = pools[wheel]
            place = places[wheel] + 1
            if place < len(pool):
                places[wheel] = place
                row[wheel] = pool[place]
                break
            places[wheel] = 0
            row[wheel] = pool[0]
            wheel -= 1
        else:
            return


def _length(r):
    if not isinstance(r, int):
        raise TypeError('Expected int as r')
    if r < 0:
        raise ValueError('r must be non-negative')
    return r


def permutations(iterable, r=None):
    pool = tuple(iterable)
    return _permutations(pool, len(pool) if r is None else _length(r))


def _permutations(pool, r):
    size = len(pool)
    if r > size:
        return
    if r == 0:
        yield ()
        return
    # Depth first: at each depth the lowest index not yet tried that is free.
    used = [False] * size
    chosen = []
    candidate = 0
    while True:
        while candidate < size and used[candidate]:
            candidate += 1
        if candidate < size:
            if len(chosen) + 1 == r:
                yield tuple([pool[place] for place in chosen] + [pool[candidate]])
                candidate += 1
            else:
                used[candidate] = True
                chosen.append(candidate)
                candidate = 0
        elif chosen:
            candidate = chosen.pop()
            used[candidate] = False
            candidate += 1
        else:
            return


def combinations(iterable, r):
    pool = tuple(iterable)
    return _combinations(pool, _length(r))


def _combinations(pool, r):
    size = len(pool)
    if r > size:
        return
    places = list(range(r))
    while True:
        yield tuple([pool[place] for place in places])
        turn = r - 1
        while turn >= 0 and places[turn] == size - r + turn:
            turn -= 1
        if turn < 0:
            return
        place = places[turn]
        while turn < r:
            place += 1
            places[turn] = place
            turn += 1


def combinations_with_replacement(iterable, r):
    pool = tuple(iterable)
    return _combinations_with_replacement(pool, _length(r))


def _combinations_with_replacement(pool, r):
    size = len(pool)
    if size == 0 and r > 0:
        return
    places = [0] * r
    while True:
        yield tuple([pool[place] for place in places])
        turn = r - 1
        while turn >= 0 and places[turn] == size - 1:
            turn -= 1
        if turn < 0:
            return
        place = places[turn] + 1
        while turn < r:
            places[turn] = place
            turn += 1
