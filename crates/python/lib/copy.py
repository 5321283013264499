"""Copies: of an object, or of all that it reaches."""

__all__ = ['Error', 'copy', 'deepcopy']

from types import BuiltinFunctionType, FunctionType, MethodType, NoneType


class Error(Exception):
    pass


error = Error

_UNSET = object()
# What cannot change is its own copy.
_FIXED = frozenset([
    NoneType, int, float, bool, complex, str, bytes, type, range, property, FunctionType, BuiltinFunctionType, type(...),
    type(NotImplemented), type(len),
])


def copy(x):
    cls = type(x)
    if cls in _FIXED or cls is tuple or cls is frozenset or isinstance(x, type):
        return x
    if cls is list or cls is dict or cls is set or cls is bytearray:
        return x.copy()
    own = getattr(cls, '__copy__', None)
    if own is not None:
        return own(x)
    return _rebuilt(x, None)


def deepcopy(x, memo=None, _nil=[]):
    cls = type(x)
    if cls in _FIXED or isinstance(x, type):
        return x
    if memo is None:
        memo = {}
    made = memo.get(id(x), _UNSET)
    if made is not _UNSET:
        return made
    made = _deep(x, cls, memo)
    if made is not x:
        memo[id(x)] = made
        # While it is in the memo, its number must not become another object's.
        memo.setdefault(id(memo), []).append(x)
    return made


def _deep(x, cls, memo):
    if cls is list:
        made = []
        memo[id(x)] = made
        for item in x:
            made.append(deepcopy(item, memo))
        return made
    if cls is dict:
        made = {}
        memo[id(x)] = made
        for key, value in x.items():
            made[deepcopy(key, memo)] = deepcopy(value, memo)
        return made
    if cls is tuple:
        return _deep_tuple(x, memo)
    if cls is set or cls is frozenset:
        return cls([deepcopy(item, memo) for item in x])
    if cls is bytearray:
        return x.copy()
    if cls is MethodType:
        return MethodType(x.__func__, deepcopy(x.__self__, memo))
    own = getattr(cls, '__deepcopy__', None)
    if own is not None:
        return own(x, memo)
    return _rebuilt(x, memo)


def _deep_tuple(x, memo):
    items = [deepcopy(item, memo) for item in x]
    # A tuple may hold itself by way of a list.
    made = memo.get(id(x), _UNSET)
    if made is not _UNSET:
        return made
    for old, new in zip(x, items):
        if old is not new:
            return tuple(items)
    return x


def _part(value, memo):
    return value if memo is None else deepcopy(value, memo)


def _rebuilt(x, memo):
    """A copy of an instance, by `__reduce__` if its class has one, else part by part."""
    cls = type(x)
    reduce = cls.__dict__.get('__reduce__')
    if reduce is None:
        for base in cls.__mro__:
            if base is not object and '__reduce__' in vars(base):
                reduce = vars(base)['__reduce__']
                break
    if callable(reduce) and type(reduce) is FunctionType:
        return _reduced(x, reduce(x), memo)
    if isinstance(x, BaseException):
        made = cls.__new__(cls, *x.args)
        made.args = _part(x.args, memo)
    elif isinstance(x, tuple):
        made = cls.__new__(cls, [_part(item, memo) for item in x]) if not hasattr(x, '__getnewargs__') \
            else cls.__new__(cls, *[_part(item, memo) for item in x.__getnewargs__()])
    elif isinstance(x, (int, float, str, bytes, frozenset)):
        made = cls.__new__(cls, x)
    else:
        _check_copyable(x, cls)
        made = cls.__new__(cls)
    if memo is not None:
        memo[id(x)] = made
    _fill(made, x, memo)
    _copy_state(made, x, memo)
    return made


def _check_copyable(x, cls):
    if cls.__module__ in ('builtins', '_thread'):
        if not isinstance(x, (list, dict, set, bytearray)) and cls is not object:
            name = '_thread.lock' if cls.__name__ == 'lock' else cls.__name__
            raise TypeError(f"cannot pickle '{name}' object")


def _fill(made, x, memo):
    """The items of an instance of a subclass of a container."""
    if isinstance(x, dict):
        for key, value in dict.items(x):
            dict.__setitem__(made, _part(key, memo), _part(value, memo))
    elif isinstance(x, list):
        list.extend(made, [_part(item, memo) for item in list.__iter__(x)])
    elif isinstance(x, set):
        set.update(made, [_part(item, memo) for item in set.__iter__(x)])
    elif isinstance(x, bytearray):
        made.extend(x)


def _slots_of(cls):
    for base in cls.__mro__:
        names = vars(base).get('__slots__', ())
        for name in ([names] if isinstance(names, str) else names):
            yield name


def _copy_state(made, x, memo):
    cls = type(x)
    get_state = None
    for base in cls.__mro__:
        if base is not object and '__getstate__' in vars(base):
            get_state = vars(base)['__getstate__']
            break
    if get_state is not None:
        state = get_state(x)
    else:
        state = dict(getattr(x, '__dict__', {}))
        for name in _slots_of(cls):
            if name not in ('__dict__', '__weakref__') and hasattr(x, name):
                state[name] = getattr(x, name)
    if get_state is None and not state:
        return
    state = _part(state, memo)
    if hasattr(cls, '__setstate__'):
        made.__setstate__(state)
    elif state:
        for name, value in state.items():
            object.__setattr__(made, name, value)


def _reduced(x, parts, memo):
    if isinstance(parts, str):
        return x
    make, args = parts[0], parts[1]
    made = make(*[_part(arg, memo) for arg in args])
    if memo is not None:
        memo[id(x)] = made
    if len(parts) > 2 and parts[2] is not None:
        state = _part(parts[2], memo)
        if hasattr(type(made), '__setstate__'):
            made.__setstate__(state)
        else:
            for name, value in state.items():
                object.__setattr__(made, name, value)
    elif len(parts) == 2:
        for name, value in getattr(x, '__dict__', {}).items():
            if name not in getattr(made, '__dict__', {}):
                object.__setattr__(made, name, _part(value, memo))
    return made
