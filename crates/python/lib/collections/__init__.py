"""Containers beside the built-in ones."""

from _bind import bind as _bind
from collections.abc import MutableMapping as _MutableMapping, MutableSequence as _MutableSequence, Sequence as _Sequence
from keyword import iskeyword as _iskeyword
from operator import itemgetter as _itemgetter
from reprlib import recursive_repr as _recursive_repr

__all__ = ['ChainMap', 'Counter', 'OrderedDict', 'UserDict', 'UserList', 'UserString', 'defaultdict', 'deque', 'namedtuple']

_UNSET = object()


def __getattr__(name):
    if name in ('Mapping', 'MutableMapping', 'Iterable', 'Iterator', 'Sequence', 'Callable', 'Hashable', 'Set'):
        raise AttributeError(f"module 'collections' has no attribute '{name}' (it is in collections.abc)")
    raise AttributeError(f"module 'collections' has no attribute '{name}'")


class deque:
    """A list that is quick at both ends.

    Each change is one call of a method of a list: so, as in CPython, no other thread ever sees half of one.
    """

    def __init__(self, iterable=(), maxlen=None):
        if maxlen is not None:
            if not isinstance(maxlen, int):
                raise TypeError('an integer is required')
            if maxlen < 0:
                raise ValueError('maxlen must be non-negative')
        self._maxlen = maxlen
        self._items = []
        self.extend(iterable)

    @property
    def maxlen(self):
        return self._maxlen

    def append(self, x, /):
        items = self._items
        items.append(x)
        if self._maxlen is not None and len(items) > self._maxlen:
            items.pop(0)

    def appendleft(self, x, /):
        items = self._items
        items.insert(0, x)
        if self._maxlen is not None and len(items) > self._maxlen:
            items.pop()

    def pop(self):
        if not self._items:
            raise IndexError('pop from an empty deque')
        return self._items.pop()

    def popleft(self):
        if not self._items:
            raise IndexError('pop from an empty deque')
        return self._items.pop(0)

    def extend(self, iterable, /):
        self._items.extend(list(iterable) if iterable is self else iterable)
        self._cut()

    def extendleft(self, iterable, /):
        added = list(iterable)
        added.reverse()
        if self._maxlen is not None:
            added = added[:self._maxlen]
        self._items[:0] = added
        if self._maxlen is not None and len(self._items) > self._maxlen:
            del self._items[self._maxlen:]

    def _cut(self):
        if self._maxlen is not None and len(self._items) > self._maxlen:
            del self._items[:len(self._items) - self._maxlen]

    def clear(self):
        self._items.clear()

    def copy(self):
        return type(self)(self, self._maxlen) if self._maxlen is not None else type(self)(self)

    __copy__ = copy

    def __deepcopy__(self, memo):
        from copy import deepcopy
        made = type(self)((), self._maxlen) if self._maxlen is not None else type(self)()
        memo[id(self)] = made
        made.extend([deepcopy(item, memo) for item in self._items])
        return made

    def __reduce__(self):
        return type(self), (list(self._items), self._maxlen)

    def count(self, x, /):
        return self._items.count(x)

    def index(self, x, start=0, stop=_UNSET, /):
        try:
            return self._items.index(x, start, len(self._items) if stop is _UNSET else stop)
        except ValueError:
            raise ValueError(f'{x!r} is not in deque') from None

    def insert(self, i, x, /):
        if self._maxlen is not None and len(self._items) >= self._maxlen:
            raise IndexError('deque already at its maximum size')
        self._items.insert(i, x)

    def remove(self, x, /):
        try:
            self._items.remove(x)
        except ValueError:
            raise ValueError(f'{x!r} is not in deque') from None

    def reverse(self):
        self._items.reverse()

    def rotate(self, n=1, /):
        size = len(self._items)
        if size > 1:
            n %= size
            if n:
                self._items[:] = self._items[-n:] + self._items[:-n]

    def __len__(self):
        return len(self._items)

    def __bool__(self):
        return len(self._items) > 0

    def __iter__(self):
        items = self._items
        size = len(items)
        for item in items:
            yield item
            if len(items) != size:
                raise RuntimeError('deque mutated during iteration')

    def __reversed__(self):
        items = self._items
        size = len(items)
        for item in reversed(items):
            yield item
            if len(items) != size:
                raise RuntimeError('deque mutated during iteration')

    def __contains__(self, x):
        return x in self._items

    def _index(self, i):
        if isinstance(i, int):
            return i
        if hasattr(i, '__index__'):
            return i.__index__()
        raise TypeError(f"sequence index must be integer, not '{type(i).__name__}'")

    def __getitem__(self, i):
        i = self._index(i)
        if -len(self._items) <= i < len(self._items):
            return self._items[i]
        raise IndexError('deque index out of range')

    def __setitem__(self, i, x):
        i = self._index(i)
        if not -len(self._items) <= i < len(self._items):
            raise IndexError('deque index out of range')
        self._items[i] = x

    def __delitem__(self, i):
        i = self._index(i)
        if not -len(self._items) <= i < len(self._items):
            raise IndexError('deque index out of range')
        del self._items[i]

    def __add__(self, other):
        if not isinstance(other, deque):
            raise TypeError(f'can only concatenate deque (not "{type(other).__name__}") to deque')
        made = self.copy()
        made.extend(other)
        return made

    def __iadd__(self, other):
        self.extend(other)
        return self

    def __mul__(self, n):
        if not isinstance(n, int):
            raise TypeError(f"can't multiply sequence by non-int of type '{type(n).__name__}'")
        made = self.copy()
        made._items *= n
        made._cut()
        return made

    __rmul__ = __mul__

    def __imul__(self, n):
        self._items *= n
        self._cut()
        return self

    def __eq__(self, other):
        return self._items == other._items if isinstance(other, deque) else NotImplemented

    def __lt__(self, other):
        return self._items < other._items if isinstance(other, deque) else NotImplemented

    def __le__(self, other):
        return self._items <= other._items if isinstance(other, deque) else NotImplemented

    def __gt__(self, other):
        return self._items > other._items if isinstance(other, deque) else NotImplemented

    def __ge__(self, other):
        return self._items >= other._items if isinstance(other, deque) else NotImplemented

    __hash__ = None

    @_recursive_repr('[...]')
    def __repr__(self):
        if self._maxlen is not None:
            return f'{type(self).__name__}({self._items!r}, maxlen={self._maxlen})'
        return f'{type(self).__name__}({self._items!r})'

    def __class_getitem__(cls, item):
        from types import GenericAlias
        return GenericAlias(cls, item)


_MutableSequence.register(deque)


class defaultdict(dict):
    """A dictionary that makes what is missing."""

    def __init__(self, default_factory=None, /, *args, **kwargs):
        if default_factory is not None and not callable(default_factory):
            raise TypeError('first argument must be callable or None')
        self.default_factory = default_factory
        dict.__init__(self, *args, **kwargs)

    def __missing__(self, key):
        if self.default_factory is None:
            raise KeyError(key)
        value = self.default_factory()
        self[key] = value
        return value

    @_recursive_repr('defaultdict(...)')
    def __repr__(self):
        return f'{type(self).__name__}({self.default_factory!r}, {dict.__repr__(self)})'

    def copy(self):
        return type(self)(self.default_factory, self)

    __copy__ = copy

    def __reduce__(self):
        return type(self), (self.default_factory, dict(self))

    def __or__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        made = self.copy()
        made.update(other)
        return made

    def __ror__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        made = type(self)(self.default_factory, other)
        made.update(self)
        return made


class OrderedDict(dict):
    """A dictionary whose order counts."""

    def move_to_end(self, key, last=True):
        if key not in self:
            raise KeyError(key)
        if last:
            dict.__setitem__(self, key, dict.pop(self, key))
            return
        rest = list(self.items())
        value = self[key]
        dict.clear(self)
        dict.__setitem__(self, key, value)
        dict.update(self, rest)
        dict.__setitem__(self, key, value)

    def popitem(self, last=True):
        if not self:
            raise KeyError('dictionary is empty')
        if last:
            return dict.popitem(self)
        for key in self:
            break
        return key, dict.pop(self, key)

    def copy(self):
        return type(self)(self)

    __copy__ = copy

    def __reduce__(self):
        return type(self), (list(self.items()),)

    @classmethod
    def fromkeys(cls, iterable, value=None):
        made = cls()
        for key in iterable:
            made[key] = value
        return made

    def __eq__(self, other):
        if isinstance(other, OrderedDict):
            return dict.__eq__(self, other) and list(self) == list(other)
        return dict.__eq__(self, other)

    def __ne__(self, other):
        equal = self.__eq__(other)
        return equal if equal is NotImplemented else not equal

    __hash__ = None

    @_recursive_repr('...')
    def __repr__(self):
        if not self:
            return f'{type(self).__name__}()'
        return f'{type(self).__name__}({list(self.items())!r})'

    def __or__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        made = type(self)(self)
        made.update(other)
        return made

    def __ror__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        made = type(self)(other)
        made.update(self)
        return made


class Counter(dict):
    """How many there are of each."""

    def __init__(self, iterable=None, /, **kwds):
        dict.__init__(self)
        self.update(iterable, **kwds)

    def __missing__(self, key):
        return 0

    def total(self):
        return sum(self.values())

    def most_common(self, n=None):
        items = sorted(self.items(), key=_itemgetter(1), reverse=True)
        return items if n is None else items[:max(n, 0)]

    def elements(self):
        for key, count in self.items():
            for _ in range(count):
                yield key

    @classmethod
    def fromkeys(cls, iterable, v=None):
        raise NotImplementedError('Counter.fromkeys() is undefined.  Use Counter(iterable) instead.')

    def update(self, iterable=None, /, **kwds):
        if iterable is not None:
            if hasattr(iterable, 'items') and hasattr(iterable, 'keys'):
                for key, count in iterable.items():
                    self[key] = count + self.get(key, 0)
            else:
                get = self.get
                for key in iterable:
                    self[key] = get(key, 0) + 1
        for key, count in kwds.items():
            self[key] = count + self.get(key, 0)

    def subtract(self, iterable=None, /, **kwds):
        if iterable is not None:
            if hasattr(iterable, 'items') and hasattr(iterable, 'keys'):
                for key, count in iterable.items():
                    self[key] = self.get(key, 0) - count
            else:
                for key in iterable:
                    self[key] = self.get(key, 0) - 1
        for key, count in kwds.items():
            self[key] = self.get(key, 0) - count

    def copy(self):
        return type(self)(self)

    __copy__ = copy

    def __reduce__(self):
        return type(self), (dict(self),)

    def __delitem__(self, key):
        if key in self:
            dict.__delitem__(self, key)

    def __repr__(self):
        if not self:
            return f'{type(self).__name__}()'
        try:
            shown = dict(self.most_common())
        except TypeError:
            shown = dict(self)
        return f'{type(self).__name__}({shown!r})'

    def __eq__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all([self[key] == other[key] for counter in (self, other) for key in counter])

    def __ne__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return not self == other

    __hash__ = None

    def __le__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all([self[key] <= other[key] for counter in (self, other) for key in counter])

    def __lt__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self <= other and self != other

    def __ge__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all([self[key] >= other[key] for counter in (self, other) for key in counter])

    def __gt__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self >= other and self != other

    def _keep(self, counts):
        """A counter of the counts above zero."""
        made = Counter()
        for key, count in counts:
            if count > 0:
                made[key] = count
        return made

    def __add__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        counts = [(key, count + other[key]) for key, count in self.items()]
        counts += [(key, count) for key, count in other.items() if key not in self]
        return self._keep(counts)

    def __sub__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        counts = [(key, count - other[key]) for key, count in self.items()]
        counts += [(key, 0 - count) for key, count in other.items() if key not in self]
        return self._keep(counts)

    def __or__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        counts = [(key, max(count, other[key])) for key, count in self.items()]
        counts += [(key, count) for key, count in other.items() if key not in self]
        return self._keep(counts)

    def __and__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self._keep([(key, min(count, other[key])) for key, count in self.items()])

    def __pos__(self):
        return self._keep(self.items())

    def __neg__(self):
        return self._keep([(key, 0 - count) for key, count in self.items()])

    def _keep_positive(self):
        for key in [key for key, count in self.items() if not count > 0]:
            del self[key]
        return self

    def __iadd__(self, other):
        for key, count in other.items():
            self[key] += count
        return self._keep_positive()

    def __isub__(self, other):
        for key, count in other.items():
            self[key] -= count
        return self._keep_positive()

    def __ior__(self, other):
        for key, count in other.items():
            if count > self[key]:
                self[key] = count
        return self._keep_positive()

    def __iand__(self, other):
        for key, count in list(self.items()):
            if other[key] < count:
                self[key] = other[key]
        return self._keep_positive()


def _check_names(typename, names, rename):
    if rename:
        seen = set()
        for place, name in enumerate(names):
            if not name.isidentifier() or _iskeyword(name) or name.startswith('_') or name in seen:
                names[place] = f'_{place}'
            seen.add(name)
    for name in [typename, *names]:
        if type(name) is not str:
            raise TypeError('Type names and field names must be strings')
        if not name.isidentifier():
            raise ValueError(f'Type names and field names must be valid identifiers: {name!r}')
        if _iskeyword(name):
            raise ValueError(f'Type names and field names cannot be a keyword: {name!r}')
    seen = set()
    for name in names:
        if name.startswith('_') and not rename:
            raise ValueError(f'Field names cannot start with an underscore: {name!r}')
        if name in seen:
            raise ValueError(f'Encountered duplicate field name: {name!r}')
        seen.add(name)


def _no_set(self, value):
    raise AttributeError("can't set attribute")


def _no_delete(self):
    raise AttributeError("can't delete attribute")


def _field(place):
    return property(lambda self: tuple.__getitem__(self, place), _no_set, _no_delete, f'Alias for field number {place}')


def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    if isinstance(field_names, str):
        field_names = field_names.replace(',', ' ').split()
    names = [str(name) for name in field_names]
    typename = str(typename)
    _check_names(typename, names, rename)
    defaults = () if defaults is None else tuple(defaults)
    if len(defaults) > len(names):
        raise TypeError('Got more default values than field names')
    default_of = dict(zip(names[len(names) - len(defaults):], defaults))
    fields = tuple(names)
    size = len(fields)

    def __new__(_cls, /, *args, **kwargs):
        if not kwargs and len(args) == size:
            return tuple.__new__(_cls, args)
        bound = _bind(f'{typename}.__new__', fields, default_of, (), args, kwargs)
        return tuple.__new__(_cls, [bound[name] if name in bound else default_of[name] for name in fields])

    def _make(cls, iterable):
        made = tuple.__new__(cls, iterable)
        if len(made) != size:
            raise TypeError(f'Expected {size} arguments, got {len(made)}')
        return made

    def _replace(self, /, **kwds):
        made = self._make([kwds.pop(name) if name in kwds else value for name, value in zip(fields, self)])
        if kwds:
            raise ValueError(f'Got unexpected field names: {list(kwds)!r}')
        return made

    def __repr__(self):
        parts = [f'{name}={value!r}' for name, value in zip(fields, self)]
        return f"{type(self).__name__}({', '.join(parts)})"

    def _asdict(self):
        return dict(zip(fields, self))

    def __getnewargs__(self):
        return tuple(self)

    def __copy__(self):
        return self

    def __reduce__(self):
        return type(self), tuple(self)

    namespace = {
        '__doc__': f"{typename}({', '.join(fields)})",
        '__slots__': (),
        '_fields': fields,
        '_field_defaults': default_of,
        '__match_args__': fields,
        '__new__': __new__,
        '_make': classmethod(_make),
        '_replace': _replace,
        '__repr__': __repr__,
        '_asdict': _asdict,
        '__getnewargs__': __getnewargs__,
        '__copy__': __copy__,
        '__reduce__': __reduce__,
    }
    for function in (__new__, _make, _replace, __repr__, _asdict, __getnewargs__, __copy__, __reduce__):
        function.__qualname__ = f'{typename}.{function.__name__}'
    for place, name in enumerate(fields):
        namespace[name] = _field(place)
    made = type(typename, (tuple,), namespace)
    # Where the caller's module is not known, it is nearly always the program itself.
    made.__module__ = '__main__' if module is None else module
    return made


class ChainMap(_MutableMapping):
    """Several mappings seen as one; the first is written to."""

    def __init__(self, *maps):
        self.maps = list(maps) or [{}]

    def __missing__(self, key):
        raise KeyError(key)

    def __getitem__(self, key):
        for mapping in self.maps:
            try:
                return mapping[key]
            except KeyError:
                pass
        return self.__missing__(key)

    def get(self, key, default=None):
        return self[key] if key in self else default

    def __len__(self):
        return len(set().union(*self.maps))

    def __iter__(self):
        keys = {}
        for mapping in reversed(self.maps):
            keys.update(dict.fromkeys(mapping))
        return iter(keys)

    def __contains__(self, key):
        for mapping in self.maps:
            if key in mapping:
                return True
        return False

    def __bool__(self):
        for mapping in self.maps:
            if mapping:
                return True
        return False

    @_recursive_repr()
    def __repr__(self):
        return f"{type(self).__name__}({', '.join(map(repr, self.maps))})"

    @classmethod
    def fromkeys(cls, iterable, *args):
        return cls(dict.fromkeys(iterable, *args))

    def copy(self):
        return type(self)(self.maps[0].copy(), *self.maps[1:])

    __copy__ = copy

    def new_child(self, m=None, **kwargs):
        if m is None:
            m = kwargs
        elif kwargs:
            m.update(kwargs)
        return type(self)(m, *self.maps)

    @property
    def parents(self):
        return type(self)(*self.maps[1:])

    def __setitem__(self, key, value):
        self.maps[0][key] = value

    def __delitem__(self, key):
        try:
            del self.maps[0][key]
        except KeyError:
            raise KeyError(f'Key not found in the first mapping: {key!r}')

    def popitem(self):
        try:
            return self.maps[0].popitem()
        except KeyError:
            raise KeyError('No keys found in the first mapping.')

    def pop(self, key, *args):
        try:
            return self.maps[0].pop(key, *args)
        except KeyError:
            raise KeyError(f'Key not found in the first mapping: {key!r}')

    def clear(self):
        self.maps[0].clear()

    def __or__(self, other):
        made = self.copy()
        made.maps[0].update(other)
        return made

    def __ior__(self, other):
        self.maps[0].update(other)
        return self

    def __ror__(self, other):
        made = dict(other)
        for mapping in reversed(self.maps):
            made.update(mapping)
        return type(self)(made)


class UserDict(_MutableMapping):
    """A mapping over the dictionary `data`, to derive from."""

    def __init__(self, dict=None, /, **kwargs):
        self.data = {}
        if dict is not None:
            self.update(dict)
        if kwargs:
            self.update(kwargs)

    def __len__(self):
        return len(self.data)

    def __getitem__(self, key):
        if key in self.data:
            return self.data[key]
        if hasattr(type(self), '__missing__'):
            return type(self).__missing__(self, key)
        raise KeyError(key)

    def __setitem__(self, key, item):
        self.data[key] = item

    def __delitem__(self, key):
        del self.data[key]

    def __iter__(self):
        return iter(self.data)

    def __contains__(self, key):
        return key in self.data

    def __repr__(self):
        return repr(self.data)

    def __or__(self, other):
        if isinstance(other, UserDict):
            return type(self)(self.data | other.data)
        if isinstance(other, dict):
            return type(self)(self.data | other)
        return NotImplemented

    def __ror__(self, other):
        if isinstance(other, dict):
            return type(self)(other | self.data)
        return NotImplemented

    def __ior__(self, other):
        self.data |= other.data if isinstance(other, UserDict) else other
        return self

    def copy(self):
        made = type(self).__new__(type(self))
        for name, value in self.__dict__.items():
            setattr(made, name, value)
        made.data = self.data.copy()
        return made

    __copy__ = copy

    @classmethod
    def fromkeys(cls, iterable, value=None):
        made = cls()
        for key in iterable:
            made[key] = value
        return made


class UserList(_MutableSequence):
    """A sequence over the list `data`, to derive from."""

    def __init__(self, initlist=None):
        self.data = [] if initlist is None else list(initlist)

    def _other(self, other):
        return other.data if isinstance(other, UserList) else other

    def __repr__(self):
        return repr(self.data)

    def __lt__(self, other):
        return self.data < self._other(other)

    def __le__(self, other):
        return self.data <= self._other(other)

    def __eq__(self, other):
        return self.data == self._other(other)

    def __gt__(self, other):
        return self.data > self._other(other)

    def __ge__(self, other):
        return self.data >= self._other(other)

    __hash__ = None

    def __contains__(self, item):
        return item in self.data

    def __len__(self):
        return len(self.data)

    def __getitem__(self, i):
        return type(self)(self.data[i]) if isinstance(i, slice) else self.data[i]

    def __setitem__(self, i, item):
        self.data[i] = item

    def __delitem__(self, i):
        del self.data[i]

    def __add__(self, other):
        return type(self)(self.data + list(self._other(other)))

    def __radd__(self, other):
        return type(self)(list(self._other(other)) + self.data)

    def __iadd__(self, other):
        self.data += self._other(other)
        return self

    def __mul__(self, n):
        return type(self)(self.data * n)

    __rmul__ = __mul__

    def __imul__(self, n):
        self.data *= n
        return self

    def append(self, item):
        self.data.append(item)

    def insert(self, i, item):
        self.data.insert(i, item)

    def pop(self, i=-1):
        return self.data.pop(i)

    def remove(self, item):
        self.data.remove(item)

    def clear(self):
        self.data.clear()

    def copy(self):
        return type(self)(self)

    __copy__ = copy

    def count(self, item):
        return self.data.count(item)

    def index(self, item, *args):
        return self.data.index(item, *args)

    def reverse(self):
        self.data.reverse()

    def sort(self, /, *args, **kwds):
        self.data.sort(*args, **kwds)

    def extend(self, other):
        self.data.extend(self._other(other))


def _text(name):
    def method(self, *args, **kwargs):
        args = [arg.data if isinstance(arg, UserString) else arg for arg in args]
        result = getattr(self.data, name)(*args, **kwargs)
        return type(self)(result) if isinstance(result, str) else result

    method.__name__ = name
    return method


class UserString(_Sequence):
    """A sequence over the text `data`, to derive from."""

    def __init__(self, seq):
        self.data = seq.data if isinstance(seq, UserString) else str(seq)

    def _other(self, other):
        return other.data if isinstance(other, UserString) else other

    def __str__(self):
        return self.data

    def __repr__(self):
        return repr(self.data)

    def __int__(self):
        return int(self.data)

    def __float__(self):
        return float(self.data)

    def __hash__(self):
        return hash(self.data)

    def __eq__(self, other):
        return self.data == self._other(other)

    def __lt__(self, other):
        return self.data < self._other(other)

    def __le__(self, other):
        return self.data <= self._other(other)

    def __gt__(self, other):
        return self.data > self._other(other)

    def __ge__(self, other):
        return self.data >= self._other(other)

    def __contains__(self, part):
        return self._other(part) in self.data

    def __len__(self):
        return len(self.data)

    def __getitem__(self, index):
        return type(self)(self.data[index])

    def __add__(self, other):
        return type(self)(self.data + str(other))

    def __radd__(self, other):
        return type(self)(str(other) + self.data)

    def __mul__(self, n):
        return type(self)(self.data * n)

    __rmul__ = __mul__

    def __mod__(self, args):
        return type(self)(self.data % args)


for _name in (
    'capitalize casefold center count encode endswith expandtabs find format format_map index isalpha isalnum isascii isdecimal isdigit '
    'isidentifier islower isnumeric isprintable isspace istitle isupper join ljust lower lstrip partition removeprefix removesuffix '
    'replace rfind rindex rjust rpartition rsplit rstrip split splitlines startswith strip swapcase title translate upper zfill'
).split():
    setattr(UserString, _name, _text(_name))
