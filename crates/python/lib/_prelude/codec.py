# How objects are made again that the codec does not know: by their `__reduce__` and the like, which is Python.
#
# `_encode_with(value, parts)` is native: bytes, or a list of objects whose parts it must know too. Parts are
# `(function, args, state)` or `(module, qualname)`. `_decode_on(state)` is native as well: it goes on to the next call.


def _codec_encode(value, needs):
    parts = []
    while _class_of(needs) is list:
        for needed in needs:
            parts.append((needed, _parts_of(needed)))
        needs = _encode_with(value, parts)
    return needs


def _codec_send(channel, value, needs):
    return _send_encoded(channel, _codec_encode(value, needs))


def _parts_of(value):
    cls = _class_of(value)
    if isinstance(value, type):
        if value in (type(None), type(...), type(NotImplemented)):
            return type, ((None if value is type(None) else ... if value is type(...) else NotImplemented),), None
        return _global_parts(value)
    for name, args in ('__reduce_ex__', (4,)), ('__reduce__', ()):
        if _type_lookup(cls, name) is not None:
            return _checked_parts(value, getattr(value, name)(*args))
    if hasattr(value, '__self__') and hasattr(value, '__func__'):
        return getattr, (value.__self__, value.__func__.__name__), None
    if cls.__module__ == 'builtins' and hasattr(value, '__self__') and not isinstance(value, BaseException):
        return getattr, (value.__self__, value.__name__), None
    if hasattr(value, '__qualname__') and hasattr(value, '__code__'):
        return _global_parts(value)
    return _default_parts(value, cls)


def _default_parts(value, cls):
    if cls is slice:
        return slice, (value.start, value.stop, value.step), None
    if isinstance(value, BaseException):
        state = dict(getattr(value, '__dict__', {}))
        return cls, value.args, (state or None, None, None)
    if cls.__module__ == 'builtins' and cls is not object:
        if cls.__name__ == 'code':
            raise TypeError('cannot pickle code objects')
        name = '_thread.lock' if cls.__name__ == 'lock' else cls.__name__
        raise TypeError(f"cannot pickle '{name}' object")
    args, keywords = _new_arguments(value, cls)
    items = list(list.__iter__(value)) if isinstance(value, list) else None
    pairs = list(dict.items(value)) if isinstance(value, dict) else None
    if isinstance(value, (set, bytearray)) and not args:
        args = (list(value) if isinstance(value, set) else bytes(value),)
        return _new_filled, (cls, args[0]), _filled(_state_of(value, cls), None, None)
    return _new_object, (cls, args, keywords), _filled(_state_of(value, cls), items, pairs)


def _filled(state, items, pairs):
    return None if state is None and not items and not pairs else (state, items, pairs)


def _new_arguments(value, cls):
    if _type_lookup(cls, '__getnewargs_ex__') is not None:
        return value.__getnewargs_ex__()
    if _type_lookup(cls, '__getnewargs__') is not None:
        return tuple(value.__getnewargs__()), {}
    for base in (tuple, int, float, str, bytes, frozenset):
        if isinstance(value, base):
            return ((tuple(tuple.__iter__(value)) if base is tuple else base(value)),), {}
    return (), {}


def _state_of(value, cls):
    if _type_lookup(cls, '__getstate__') is not None:
        return value.__getstate__()
    state = dict(getattr(value, '__dict__', {}))
    for base in cls.__mro__:
        names = vars(base).get('__slots__', ())
        for name in (names,) if isinstance(names, str) else names:
            if name.startswith('__') and not name.endswith('__'):
                name = '_' + base.__name__.lstrip('_') + name
            if name not in ('__dict__', '__weakref__') and hasattr(value, name):
                state[name] = getattr(value, name)
    return state or None


def _new_object(cls, args, keywords):
    return cls.__new__(cls, *args, **keywords)


def _new_filled(cls, content):
    made = cls.__new__(cls)
    if isinstance(made, set):
        set.update(made, content)
    else:
        made.extend(content)
    return made


def _checked_parts(value, parts):
    from _pickle import PicklingError
    if isinstance(parts, str):
        return _named_parts(value, parts)
    if not isinstance(parts, tuple):
        raise PicklingError('__reduce__ must return a string or tuple')
    if not 2 <= len(parts) <= 6:
        raise PicklingError('tuple returned by __reduce__ must contain 2 through 6 elements')
    function, args = parts[:2]
    if not callable(function):
        raise PicklingError('first item of the tuple returned by __reduce__ must be callable')
    if not isinstance(args, tuple):
        raise PicklingError('second item of the tuple returned by __reduce__ must be a tuple')
    state, items, pairs = (parts[2:5] + (None, None, None))[:3]
    items = None if items is None else list(items)
    pairs = None if pairs is None else list(pairs)
    return function, args, _filled(state, items, pairs)


def _global_parts(value):
    return _named_parts(value, value.__qualname__)


def _named_parts(value, qualname):
    from _pickle import PicklingError
    module = getattr(value, '__module__', None) or '__main__'
    if '<locals>' in qualname:
        raise AttributeError(f"Can't pickle local object '{qualname}'")
    try:
        found = _find_global(module, qualname)
    except ImportError:
        raise PicklingError(f"Can't pickle {value!r}: import of module {module!r} failed") from None
    except AttributeError:
        raise PicklingError(f"Can't pickle {value!r}: attribute lookup {qualname} on {module} failed") from None
    if found is not value:
        raise PicklingError(f"Can't pickle {value!r}: it's not the same object as {module}.{qualname}")
    return module, qualname


def _find_global(module, qualname):
    found = _imported(module)
    if found is None:
        __import__(module)
        found = _imported(module)
    for name in qualname.split('.'):
        try:
            found = getattr(found, name)
        except AttributeError:
            raise AttributeError(f"Can't get attribute {qualname!r} on {_imported(module)!r}") from None
    return found


def _codec_decode(state, how):
    while True:
        kind, function, args = how
        if kind == 0:
            return function
        result = function(*args)
        if kind == 1:
            state[2].append(result)
        how = _decode_on(state)


def _refuse_bytes(text):
    from _pickle import UnpicklingError
    raise (EOFError if text == 'Ran out of input' else UnpicklingError)(text)


def _put_pairs(target, rest):
    for place in range(0, len(rest), 2):
        target[rest[place]] = rest[place + 1]


def _add_items(target, rest):
    target.update(rest)


def _give_state(made, parts):
    state, items, pairs = parts
    if items:
        made.extend(items)
    for key, value in pairs or ():
        made[key] = value
    if state is None:
        return
    if hasattr(made, '__setstate__'):
        made.__setstate__(state)
        return
    slots = None
    if isinstance(state, tuple) and len(state) == 2:
        state, slots = state
    for names in state, slots:
        for name, value in (names or {}).items():
            object.__setattr__(made, name, value)
