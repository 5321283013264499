# What the machine calls for objects that have methods of their own: operators, iteration, classes, matching, awaiting.
#
# `_type_lookup(cls, name)` is native: the attribute in the class's order as it is, or None.

_METHOD = _class_of(str.join)

_BINARY = (
    ('__add__', '__radd__', '__iadd__', '+'),
    ('__sub__', '__rsub__', '__isub__', '-'),
    ('__mul__', '__rmul__', '__imul__', '*'),
    ('__truediv__', '__rtruediv__', '__itruediv__', '/'),
    ('__floordiv__', '__rfloordiv__', '__ifloordiv__', '//'),
    ('__mod__', '__rmod__', '__imod__', '%'),
    ('__pow__', '__rpow__', '__ipow__', '** or pow()'),
    ('__lshift__', '__rlshift__', '__ilshift__', '<<'),
    ('__rshift__', '__rrshift__', '__irshift__', '>>'),
    ('__and__', '__rand__', '__iand__', '&'),
    ('__or__', '__ror__', '__ior__', '|'),
    ('__xor__', '__rxor__', '__ixor__', '^'),
    ('__matmul__', '__rmatmul__', '__imatmul__', '@'),
)

_UNARY = (
    ('__neg__', 'unary -'),
    ('__pos__', 'unary +'),
    ('__invert__', 'unary ~'),
)

_COMPARE = (
    ('__lt__', '__gt__', '<'),
    ('__le__', '__ge__', '<='),
    ('__eq__', '__eq__', '=='),
    ('__ne__', '__ne__', '!='),
    ('__gt__', '__lt__', '>'),
    ('__ge__', '__le__', '>='),
)


# Classes


def _construct(cls, /, *args, **kwargs):
    new = _type_lookup(cls, '__new__')
    if _class_of(new) is staticmethod:
        new = new.__func__
    made = new(cls, *args, **kwargs)
    if _is_instance(made, cls):
        _type_lookup_init(made, args, kwargs)
    return made


def _type_lookup_init(made, args, kwargs):
    result = _type_lookup(_class_of(made), '__init__')(made, *args, **kwargs)
    if result is not None:
        raise TypeError(f"__init__() should return None, not '{_class_of(result).__name__}'")


def _call_then(value, function, args):
    function(*args)
    return value


def __build_class__(body, name, /, *bases, metaclass=None, **keywords):
    original = bases
    for base in bases:
        if not _is_class(base):
            bases = _resolve_bases(bases)
            break
    if metaclass is None:
        metaclass = type
    if _is_class(metaclass):
        for base in bases:
            meta = _class_of(base)
            if meta is not metaclass:
                if metaclass in meta.__mro__:
                    metaclass = meta
                elif meta not in metaclass.__mro__:
                    raise TypeError(
                        'metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the '
                        'metaclasses of all its bases')
    if metaclass is type:
        namespace = {}
    else:
        prepare = getattr(metaclass, '__prepare__', None)
        namespace = {} if prepare is None else prepare(name, bases, **keywords)
    cell = body(namespace)
    if cell is not None:
        namespace['__classcell__'] = cell
    if bases is not original:
        namespace['__orig_bases__'] = original
    return metaclass(name, bases, namespace, **keywords)


def _resolve_bases(bases):
    resolved = []
    for base in bases:
        entries = None if _is_class(base) else getattr(base, '__mro_entries__', None)
        if entries is None:
            resolved.append(base)
        else:
            resolved.extend(entries(bases))
    return tuple(resolved)


def _finish_class(cls, namespace, /, **keywords):
    for name, value in list(namespace.items()):
        method = _type_lookup(_class_of(value), '__set_name__')
        if method is not None:
            try:
                method(value, cls, name)
            except Exception as error:
                raise RuntimeError(
                    f"Error calling __set_name__ on '{_class_of(value).__name__}' instance '{name}' in '{cls.__name__}'"
                ) from error
    super(cls, cls).__init_subclass__(**keywords)
    return cls


# Operators


def _operate(name, reflected, a, b):
    """What `a name b` gives, or NotImplemented."""
    kind, other = _class_of(a), _class_of(b)
    left = _type_lookup(kind, name)
    right = None if kind is other else _type_lookup(other, reflected)
    if right is not None and (
            kind in other.__mro__ and right is not _type_lookup(kind, reflected)
            # Sequences come last with `+` and `*`; with `%` texts come first.
            or left is not None and name != '__mod__' and _class_of(left) is _METHOD and _class_of(right) is not _METHOD):
        result = right(b, a)
        if result is not NotImplemented:
            return result
        right = None
    if left is not None:
        result = left(a, b)
        if result is not NotImplemented:
            return result
    if right is not None:
        return right(b, a)
    return NotImplemented


def _binary(op, a, b):
    name, reflected, _, symbol = _BINARY[op]
    result = _operate(name, reflected, a, b)
    if result is NotImplemented:
        raise _cannot_operate(symbol, a, b)
    return result


def _inplace(op, a, b):
    name, reflected, own, symbol = _BINARY[op]
    method = _type_lookup(_class_of(a), own)
    if method is not None:
        result = method(a, b)
        if result is not NotImplemented:
            return result
    result = _operate(name, reflected, a, b)
    if result is NotImplemented:
        raise _cannot_operate(symbol.split(' ')[0] + '=', a, b)
    return result


def _cannot_operate(symbol, a, b):
    if symbol in ('*', '*='):
        for sequence, times in (a, b), (b, a):
            if isinstance(sequence, (str, list, tuple, bytes, bytearray)):
                name = _name_of_class(_class_of(times))
                return TypeError(f"can't multiply sequence by non-int of type '{name}'")
    kind, other = _name_of_class(_class_of(a)), _name_of_class(_class_of(b))
    return TypeError(f"unsupported operand type(s) for {symbol}: '{kind}' and '{other}'")


def _unary(op, a):
    name, words = _UNARY[op]
    method = _type_lookup(_class_of(a), name)
    if method is None:
        result = _native_unary(op, a)
        if result is NotImplemented:
            raise TypeError(f"bad operand type for {words}: '{_name_of_class(_class_of(a))}'")
        return result
    return method(a)


def _compare(op, a, b):
    name, mirror, symbol = _COMPARE[op]
    kind, other = _class_of(a), _class_of(b)
    left, right = _type_lookup(kind, name), _type_lookup(other, mirror)
    if right is not None and kind is not other and kind in other.__mro__:
        result = right(b, a)
        if result is not NotImplemented:
            return result
        right = None
    if left is not None:
        result = left(a, b)
        if result is not NotImplemented:
            return result
    if right is not None:
        result = right(b, a)
        if result is not NotImplemented:
            return result
    if op == 2:
        return a is b
    if op == 3:
        return a is not b
    raise TypeError(f"'{symbol}' not supported between instances of '{_name_of_class(kind)}' and '{_name_of_class(other)}'")


def _compare_truth(op, a, b):
    return True if _compare(op, a, b) else False


def _truth(value):
    kind = _class_of(value)
    method = _type_lookup(kind, '__bool__')
    if method is not None:
        result = method(value)
        if result is not True and result is not False:
            raise TypeError(f'__bool__ should return bool, returned {_class_of(result).__name__}')
        return result
    method = _type_lookup(kind, '__len__')
    if method is None:
        return True
    length = method(value)
    if not isinstance(length, int):
        raise TypeError(f"'{_class_of(length).__name__}' object cannot be interpreted as an integer")
    if length < 0:
        raise ValueError('__len__() should return >= 0')
    return length != 0


def _not(value):
    return False if _truth(value) else True


def _is_in(container, item):
    kind = _class_of(container)
    method = _type_lookup(kind, '__contains__')
    if method is not None:
        return True if method(container, item) else False
    if _type_lookup(kind, '__iter__') is None and _type_lookup(kind, '__getitem__') is None:
        raise TypeError(f"argument of type '{kind.__name__}' is not iterable")
    for other in container:
        if other is item or other == item:
            return True
    return False


def _is_not_in(container, item):
    return False if _is_in(container, item) else True


# Items and iteration


def _get_item(container, key):
    kind = _class_of(container)
    method = _type_lookup(kind, '__getitem__')
    if method is not None:
        if _class_of(method) is staticmethod or _class_of(method) is classmethod:
            return container.__getitem__(key)
        return method(container, key)
    if _is_class(container):
        method = getattr(container, '__class_getitem__', None)
        if method is not None:
            return method(key)
        if container in _GENERIC:
            return _Alias(container, key)
        raise TypeError(f"type '{container.__name__}' is not subscriptable")
    raise TypeError(f"'{kind.__name__}' object is not subscriptable")


def _set_item(container, key, item):
    method = _type_lookup(_class_of(container), '__setitem__')
    if method is None:
        raise TypeError(f"'{_class_of(container).__name__}' object does not support item assignment")
    method(container, key, item)


def _delete_item(container, key):
    method = _type_lookup(_class_of(container), '__delitem__')
    if method is None:
        raise TypeError(f"'{_class_of(container).__name__}' object does not support item deletion")
    method(container, key)


def _unpack(value, least, star):
    """The items of `value` as a list; no more than are needed to see that there are too many."""
    kind = _class_of(value)
    if _type_lookup(kind, '__iter__') is None and _type_lookup(kind, '__getitem__') is None or _is_class(value):
        if _type_lookup(kind, '__iter__') is None:
            raise TypeError(f'cannot unpack non-iterable {kind.__name__} object')
    items = []
    for item in value:
        items.append(item)
        if not star and len(items) > least:
            break
    return items


def _extend_display(items, more):
    kind = _class_of(more)
    if _type_lookup(kind, '__iter__') is None and (_is_class(more) or _type_lookup(kind, '__getitem__') is None):
        raise TypeError(f'Value after * must be an iterable, not {kind.__name__}')
    for item in more:
        items.append(item)


def _extend_call(items, more, function):
    kind = _class_of(more)
    if _type_lookup(kind, '__iter__') is None and (_is_class(more) or _type_lookup(kind, '__getitem__') is None):
        raise TypeError(f'{_callable_name(function)} argument after * must be an iterable, not {kind.__name__}')
    for item in more:
        items.append(item)


def _set_of(items):
    result = set()
    for item in items:
        result.add(item)
    return result


def _set_extend(items, more):
    for item in more:
        items.add(item)


def _dict_of(result, rest):
    for index in range(0, len(rest), 2):
        result[rest[index]] = rest[index + 1]
    return result


def _dict_merge(into, more, for_call, function):
    keys = getattr(more, 'keys', None)
    if keys is None:
        if for_call:
            raise TypeError(f'{_callable_name(function)} argument after ** must be a mapping, not {_class_of(more).__name__}')
        raise TypeError(f"'{_class_of(more).__name__}' object is not a mapping")
    for key in keys():
        if for_call:
            if not isinstance(key, str):
                raise TypeError('keywords must be strings')
            if key in into:
                raise TypeError(f"{_callable_name(function)} got multiple values for keyword argument '{key}'")
        into[key] = more[key]


# Texts


def _str(value):
    return str(value)


def _format(value, conversion, spec):
    if conversion == 115:
        value = str(value)
    elif conversion == 114:
        value = repr(value)
    elif conversion == 97:
        value = ascii(value)
    if spec is None:
        spec = ''
    return format(value, spec)


def _object_str(value):
    return repr(value)


def _object_ne(a, b):
    result = _type_lookup(_class_of(a), '__eq__')(a, b)
    if result is NotImplemented:
        return result
    return False if result else True


def _exception_str(exc):
    args = exc.args
    if not args:
        return ''
    if len(args) == 1:
        return repr(args[0]) if _is_instance(exc, KeyError) else str(args[0])
    return str(args)


def _exception_repr(exc):
    args = exc.args
    name = _class_of(exc).__name__
    if len(args) == 1:
        return f'{name}({args[0]!r})'
    return name + repr(args)


# Attributes


def _getattribute(method, value, name):
    try:
        return method(value, name)
    except AttributeError:
        fallback = _type_lookup(_class_of(value), '__getattr__')
        if fallback is None:
            raise
    return fallback(value, name)


# Types as annotations: `list[int]`, `int | None`


class _Alias:
    def __init__(self, origin, args):
        self.__origin__ = origin
        self.__args__ = args if _is_instance(args, tuple) else (args,)

    def __call__(self, *args, **kwargs):
        return self.__origin__(*args, **kwargs)

    def __mro_entries__(self, bases):
        return (self.__origin__,)

    def __getattr__(self, name):
        if name[:2] == '__':
            raise AttributeError(name)
        return getattr(self.__origin__, name)

    def __getitem__(self, args):
        return _Alias(self.__origin__, args)

    def __or__(self, other):
        return _Union((self, other))

    def __ror__(self, other):
        return _Union((other, self))

    def __eq__(self, other):
        if not _is_instance(other, _Alias):
            return NotImplemented
        return self.__origin__ is other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        return hash((self.__origin__, self.__args__))

    def __repr__(self):
        args = ', '.join([_type_text(arg) for arg in self.__args__])
        return f'{_type_text(self.__origin__)}[{args}]'

    def __instancecheck__(self, value):
        raise TypeError('isinstance() argument 2 cannot be a parameterized generic')


class _Union:
    def __init__(self, args):
        flat = []
        for arg in args:
            for one in arg.__args__ if _is_instance(arg, _Union) else (arg,):
                if one is None:
                    one = _class_of(None)
                if one not in flat:
                    flat.append(one)
        self.__args__ = tuple(flat)

    def __or__(self, other):
        return _Union((self, other))

    def __ror__(self, other):
        return _Union((other, self))

    def __eq__(self, other):
        if not _is_instance(other, _Union):
            return NotImplemented
        return set(self.__args__) == set(other.__args__)

    def __hash__(self):
        return hash(frozenset(self.__args__))

    def __repr__(self):
        return ' | '.join([_type_text(arg) for arg in self.__args__])

    def __instancecheck__(self, value):
        return isinstance(value, self.__args__)

    def __subclasscheck__(self, cls):
        return issubclass(cls, self.__args__)


_Alias.__name__ = _Alias.__qualname__ = 'GenericAlias'
_Union.__name__ = _Union.__qualname__ = 'UnionType'
_set_class_attribute(_Alias, '__module__', 'types')
_set_class_attribute(_Union, '__module__', 'types')


def _type_text(value):
    if value is _class_of(None):
        return 'None'
    if value is Ellipsis:
        return '...'
    if _is_class(value):
        if value.__module__ == 'builtins':
            return value.__qualname__
        return value.__module__ + '.' + value.__qualname__
    return repr(value)


def _type_or(cls, other):
    if other is None or _is_class(other) or _is_instance(other, _Union) or _is_instance(other, _Alias) or hasattr(other, '__origin__'):
        return _Union((cls, other))
    return NotImplemented


def _type_ror(cls, other):
    if other is None or _is_class(other) or hasattr(other, '__origin__'):
        return _Union((other, cls))
    return NotImplemented


_set_method(type, '__or__', _type_or)
_set_method(type, '__ror__', _type_ror)
_GENERIC = (list, dict, tuple, set, frozenset, type)


# Generators


def _generator_throw(generator, kind, value):
    if value is None:
        value = kind()
    elif not _is_instance(value, kind):
        value = kind(*value) if _is_instance(value, tuple) else kind(value)
    return generator.throw(value)


def _generator_close(generator):
    try:
        _resume_throw(generator, GeneratorExit())
    except (GeneratorExit, StopIteration):
        return None
    kind = _class_of(generator).__name__.replace('_', ' ')
    raise RuntimeError(f'{kind} ignored GeneratorExit')


def _send(iterator, value):
    if value is None:
        return _type_lookup(_class_of(iterator), '__next__')(iterator)
    return iterator.send(value)


def _throw_into(iterator, exception):
    if _is_instance(exception, GeneratorExit):
        close = getattr(iterator, 'close', None)
        if close is not None:
            close()
        raise exception
    throw = getattr(iterator, 'throw', None)
    if throw is None:
        raise exception
    return throw(exception)


def _awaitable(value, kind):
    method = _type_lookup(_class_of(value), '__await__')
    if method is None:
        name = _class_of(value).__name__
        if kind == 1:
            raise TypeError(f"'async with' received an object from __aenter__ that does not implement __await__: {name}")
        if kind == 2:
            raise TypeError(f"'async with' received an object from __aexit__ that does not implement __await__: {name}")
        raise TypeError(f"object {name} can't be used in 'await' expression")
    result = method(value)
    kind = _class_of(result)
    if _type_lookup(kind, '__next__') is None and kind.__name__ != 'coroutine':
        raise TypeError(f"__await__() returned non-iterator of type '{kind.__name__}'")
    return result


def _async_iter(value):
    kind = _class_of(value)
    method = _type_lookup(kind, '__aiter__')
    if method is None:
        raise TypeError(f"'async for' requires an object with __aiter__ method, got {kind.__name__}")
    result = method(value)
    if _type_lookup(_class_of(result), '__anext__') is None:
        raise TypeError(
            f"'async for' received an object from __aiter__ that does not implement __anext__: {_class_of(result).__name__}")
    return result


def _async_next(iterator):
    method = _type_lookup(_class_of(iterator), '__anext__')
    value = method(iterator)
    if _class_of(value).__name__ == 'coroutine':
        return value
    return _awaitable(value, 0)


class _CoroutineWrapper:
    """What `coroutine.__await__()` gives: who delegates to it runs the coroutine."""

    def __init__(self, coroutine):
        self._coroutine = coroutine

    def __iter__(self):
        return self

    def __next__(self):
        return self._coroutine.send(None)

    def send(self, value):
        return self._coroutine.send(value)

    def throw(self, *args):
        return self._coroutine.throw(*args)

    def close(self):
        return self._coroutine.close()


_CoroutineWrapper.__name__ = _CoroutineWrapper.__qualname__ = 'coroutine_wrapper'


class _AsyncStep:
    """One step of an asynchronous generator: it awaits until the generator yields, and ends with what that yields."""

    def __init__(self, generator, value, exception=None):
        self._generator = generator
        self._value = value
        self._exception = exception
        self._done = False

    def __await__(self):
        return self

    def __iter__(self):
        return self

    def __next__(self):
        return self.send(None)

    def send(self, value):
        if self._done:
            raise RuntimeError('cannot reuse already awaited __anext__()/asend()')
        if self._exception is not None:
            exception, self._exception = self._exception, None
            return self.throw(exception)
        if value is None:
            value, self._value = self._value, None
        try:
            return _resume(self._generator, value)
        except BaseException:
            self._done = True
            raise

    def throw(self, exception, value=None, traceback=None):
        if _is_class(exception):
            exception = exception() if value is None else exception(value)
        try:
            return _resume_throw(self._generator, exception)
        except BaseException:
            self._done = True
            raise

    def close(self):
        self._done = True


def _async_step(generator, value):
    return _AsyncStep(generator, value)


def _async_throw(generator, exception):
    if _is_class(exception):
        exception = exception()
    return _AsyncStep(generator, None, exception)


async def _async_close(generator):
    if _has_ended(generator):
        return
    try:
        await _AsyncStep(generator, None, GeneratorExit())
    except (GeneratorExit, StopAsyncIteration):
        return
    raise RuntimeError('async generator ignored GeneratorExit')


async def _async_next_or(iterator, default):
    try:
        return await iterator.__anext__()
    except StopAsyncIteration:
        return default


def aiter(async_iterable):
    return _async_iter(async_iterable)


_MISSING = object()


def anext(async_iterator, default=_MISSING):
    method = _type_lookup(_class_of(async_iterator), '__anext__')
    if method is None:
        raise TypeError(f"'{_class_of(async_iterator).__name__}' object is not an async iterator")
    if default is _MISSING:
        return method(async_iterator)
    return _async_next_or(async_iterator, default)


# Raising


def _raise(kind):
    made = kind()
    if not _is_instance(made, BaseException):
        raise TypeError(
            f'calling {kind!r} should have returned an instance of BaseException, not {_class_of(made)!r}')
    raise made


def _raise_from(exception, cause):
    if _is_class(exception):
        exception = exception()
    if _is_class(cause):
        cause = cause()
    raise exception from cause


# Matching


def _match_sequence(subject):
    if _is_instance(subject, list) or _is_instance(subject, tuple) or _is_instance(subject, range):
        return True
    return True if getattr(_class_of(subject), '__match_sequence__', False) else False


def _match_mapping(subject, keys, rest):
    if not _is_instance(subject, dict):
        if not getattr(_class_of(subject), '__match_mapping__', False):
            return None
    values = []
    seen = []
    for key in keys:
        if key in seen:
            raise ValueError(f'mapping pattern checks duplicate key ({key!r})')
        seen.append(key)
        value = subject.get(key, _MISSING)
        if value is _MISSING:
            return None
        values.append(value)
    if rest:
        left = dict(subject)
        for key in keys:
            del left[key]
        values.append(left)
    return values


_BY_ITSELF = (bool, bytearray, bytes, dict, float, frozenset, int, list, set, str, tuple)


def _match_class(subject, cls, count, names):
    if not _is_class(cls):
        raise TypeError('called match pattern must be a class')
    if not isinstance(subject, cls):
        return None
    values = []
    if count:
        known = getattr(cls, '__match_args__', _MISSING)
        if known is _MISSING:
            own = False
            for base in cls.__mro__:
                if base in _BY_ITSELF:
                    own = True
            if own:
                if count > 1:
                    raise TypeError(f'{cls.__name__}() accepts 1 positional sub-pattern ({count} given)')
                values.append(subject)
                known = None
            else:
                known = ()
        if known is not None:
            if not _is_instance(known, tuple):
                raise TypeError(f'{cls.__name__}.__match_args__ must be a tuple (got {_class_of(known).__name__})')
            if count > len(known):
                plural = '' if len(known) == 1 else 's'
                raise TypeError(
                    f'{cls.__name__}() accepts {len(known)} positional sub-pattern{plural} ({count} given)')
            for name in known[:count]:
                if name in names:
                    raise TypeError(f"{cls.__name__}() got multiple sub-patterns for attribute '{name}'")
                value = getattr(subject, name, _MISSING)
                if value is _MISSING:
                    return None
                values.append(value)
    for name in names:
        value = getattr(subject, name, _MISSING)
        if value is _MISSING:
            return None
        values.append(value)
    return values
