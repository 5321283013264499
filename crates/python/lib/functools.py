"""Functions of functions."""

__all__ = [
    'WRAPPER_ASSIGNMENTS', 'WRAPPER_UPDATES', 'cache', 'cached_property', 'cmp_to_key', 'lru_cache', 'partial', 'partialmethod',
    'reduce', 'singledispatch', 'singledispatchmethod', 'total_ordering', 'update_wrapper', 'wraps',
]

WRAPPER_ASSIGNMENTS = ('__module__', '__name__', '__qualname__', '__doc__', '__annotations__')
WRAPPER_UPDATES = ('__dict__',)
_UNSET = object()


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    for name in assigned:
        value = getattr(wrapped, name, _UNSET)
        if value is not _UNSET:
            setattr(wrapper, name, value)
    for name in updated:
        for key, value in getattr(wrapped, name, {}).items():
            setattr(wrapper, key, value)
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    def decorate(wrapper):
        return update_wrapper(wrapper, wrapped, assigned, updated)

    return decorate


def reduce(function, iterable, initial=_UNSET, /):
    try:
        iterator = iter(iterable)
    except TypeError:
        raise TypeError('reduce() arg 2 must support iteration') from None
    result = initial
    if result is _UNSET:
        for result in iterator:
            break
        else:
            raise TypeError('reduce() of empty iterable with no initial value')
    for item in iterator:
        result = function(result, item)
    return result


class partial:
    """A function with some arguments given already."""

    def __new__(cls, /, *args, **kwargs):
        if not args:
            raise TypeError("type 'partial' takes at least one argument")
        func, *args = args
        args = tuple(args)
        if not callable(func):
            raise TypeError('the first argument must be callable')
        self = object.__new__(cls)
        if isinstance(func, partial):
            args = func.args + args
            kwargs = {**func.keywords, **kwargs}
            func = func.func
        self.func = func
        self.args = args
        self.keywords = kwargs
        return self

    def __init__(self, /, *args, **kwargs):
        pass

    def __call__(self, /, *args, **kwargs):
        if not self.keywords:
            return self.func(*self.args, *args, **kwargs)
        return self.func(*self.args, *args, **{**self.keywords, **kwargs})

    def __repr__(self):
        kind = type(self)
        name = 'functools.partial' if kind is partial else f'{kind.__module__}.{kind.__qualname__}'
        parts = [repr(self.func), *map(repr, self.args)]
        parts += [f'{key}={value!r}' for key, value in self.keywords.items()]
        return f"{name}({', '.join(parts)})"

    def __reduce__(self):
        return _partial_of, (type(self), self.func, self.args, self.keywords)


def _partial_of(cls, func, args, keywords):
    return cls(func, *args, **keywords)


class partialmethod:
    """As `partial`, for methods."""

    def __init__(self, func, /, *args, **kwargs):
        if not callable(func) and not hasattr(func, '__get__'):
            raise TypeError(f'{func!r} is not callable or a descriptor')
        self.func = func
        self.args = args
        self.keywords = kwargs

    def __get__(self, obj, cls=None):
        func = self.func
        if isinstance(func, (classmethod, staticmethod)):
            return partial(func.__get__(obj, cls), *self.args, **self.keywords)
        if obj is None:
            return _unbound_partial(func, self.args, self.keywords)
        return partial(func, obj, *self.args, **self.keywords)

    def __repr__(self):
        parts = [repr(self.func), *map(repr, self.args)]
        parts += [f'{key}={value!r}' for key, value in self.keywords.items()]
        return f"functools.partialmethod({', '.join(parts)})"


def _unbound_partial(func, args, keywords):
    def method(self, /, *more, **kwargs):
        return func(self, *args, *more, **{**keywords, **kwargs})

    return method


def _cache_info_class():
    from collections import namedtuple
    return namedtuple('CacheInfo', ['hits', 'misses', 'maxsize', 'currsize'], module='functools')


_CacheInfo = None
_MARK = object()


def _key(args, kwargs, typed):
    key = args
    if kwargs:
        key = key + (_MARK,)
        for item in kwargs.items():
            key = key + item
    if typed:
        key = key + tuple([type(arg) for arg in args])
        if kwargs:
            key = key + tuple([type(value) for value in kwargs.values()])
    return key


def lru_cache(maxsize=128, typed=False):
    if isinstance(maxsize, int):
        maxsize = max(maxsize, 0)
    elif callable(maxsize) and isinstance(typed, bool):
        # Used without brackets.
        wrapper = _cached(maxsize, 128, typed)
        wrapper.cache_parameters = lambda: {'maxsize': 128, 'typed': typed}
        return wrapper
    elif maxsize is not None:
        raise TypeError('Expected first argument to be an integer, a callable, or None')

    def decorate(function):
        wrapper = _cached(function, maxsize, typed)
        wrapper.cache_parameters = lambda: {'maxsize': maxsize, 'typed': typed}
        return wrapper

    return decorate


def cache(user_function, /):
    return lru_cache(maxsize=None)(user_function)


def _cached(function, maxsize, typed):
    if not callable(function):
        raise TypeError('the first argument must be callable')
    results = {}
    hits = misses = 0

    def for_ever(*args, **kwargs):
        nonlocal hits, misses
        key = _key(args, kwargs, typed) if kwargs or typed else args
        result = results.get(key, _UNSET)
        if result is not _UNSET:
            hits += 1
            return result
        misses += 1
        result = function(*args, **kwargs)
        results[key] = result
        return result

    def bounded(*args, **kwargs):
        nonlocal hits, misses
        key = _key(args, kwargs, typed) if kwargs or typed else args
        # An empty dictionary would not notice that a key has no hash.
        hash(key)
        # The key used last stands last.
        result = results.pop(key, _UNSET)
        if result is not _UNSET:
            results[key] = result
            hits += 1
            return result
        misses += 1
        result = function(*args, **kwargs)
        if key not in results and len(results) >= maxsize:
            results.pop(next(iter(results), None), None)
        results[key] = result
        return result

    def never(*args, **kwargs):
        nonlocal misses
        misses += 1
        return function(*args, **kwargs)

    def cache_info():
        global _CacheInfo
        if _CacheInfo is None:
            _CacheInfo = _cache_info_class()
        return _CacheInfo(hits, misses, maxsize, len(results))

    def cache_clear():
        nonlocal hits, misses
        results.clear()
        hits = misses = 0

    wrapper = for_ever if maxsize is None else never if maxsize == 0 else bounded
    update_wrapper(wrapper, function)
    wrapper.cache_info = cache_info
    wrapper.cache_clear = cache_clear
    return wrapper


class cached_property:
    """A property that is computed once; then it is an attribute of the instance."""

    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = getattr(func, '__doc__', None)

    def __set_name__(self, owner, name):
        if self.attrname is None:
            self.attrname = name
        elif name != self.attrname:
            raise TypeError(f'Cannot assign the same cached_property to two different names ({self.attrname!r} and {name!r}).')

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        if self.attrname is None:
            raise TypeError('Cannot use cached_property instance without calling __set_name__ on it.')
        value = self.func(instance)
        # Not by `setattr`, which the class may refuse or watch.
        object.__setattr__(instance, self.attrname, value)
        return value


def cmp_to_key(mycmp):
    class K:
        __slots__ = ['obj']

        def __init__(self, obj):
            self.obj = obj

        def __lt__(self, other):
            return mycmp(self.obj, other.obj) < 0

        def __gt__(self, other):
            return mycmp(self.obj, other.obj) > 0

        def __eq__(self, other):
            return mycmp(self.obj, other.obj) == 0

        def __le__(self, other):
            return mycmp(self.obj, other.obj) <= 0

        def __ge__(self, other):
            return mycmp(self.obj, other.obj) >= 0

        __hash__ = None

    return K


def _negated(root):
    def method(self, other):
        result = getattr(type(self), root)(self, other)
        return result if result is NotImplemented else not result

    return method


def _or_equal(root):
    def method(self, other):
        result = getattr(type(self), root)(self, other)
        return result if result is NotImplemented else result or self == other

    return method


def _and_unequal(root):
    def method(self, other):
        result = getattr(type(self), root)(self, other)
        return result if result is NotImplemented else result and self != other

    return method


def _not_and_unequal(root):
    def method(self, other):
        result = getattr(type(self), root)(self, other)
        return result if result is NotImplemented else not result and self != other

    return method


def _not_or_equal(root):
    def method(self, other):
        result = getattr(type(self), root)(self, other)
        return result if result is NotImplemented else not result or self == other

    return method


_ORDERS = {
    '__lt__': (('__gt__', _not_and_unequal), ('__le__', _or_equal), ('__ge__', _negated)),
    '__le__': (('__ge__', _not_or_equal), ('__lt__', _and_unequal), ('__gt__', _negated)),
    '__gt__': (('__lt__', _not_and_unequal), ('__ge__', _or_equal), ('__le__', _negated)),
    '__ge__': (('__le__', _not_or_equal), ('__gt__', _and_unequal), ('__lt__', _negated)),
}


def total_ordering(cls):
    """Adds the comparisons that a class lacks; it must have one, and `__eq__`."""
    own = {name for base in cls.__mro__ if base is not object for name in vars(base)}
    roots = [name for name in _ORDERS if name in own]
    if not roots:
        raise ValueError('must define at least one ordering operation: < > <= >=')
    # Where a class has several, the first of these is built upon.
    root = roots[0]
    for name, make in _ORDERS[root]:
        if name not in roots:
            method = make(root)
            method.__name__ = name
            setattr(cls, name, method)
    return cls


def singledispatch(func):
    """A function that has another body for each type of its first argument."""
    registry = {object: func}
    found = {}
    name = getattr(func, '__name__', 'singledispatch function')

    def dispatch(cls):
        body = found.get(cls)
        if body is None:
            body = _body_for(registry, cls)
            found[cls] = body
        return body

    def register(cls, func=None):
        if func is None:
            if isinstance(cls, type):
                return lambda body: register(cls, body)
            if hasattr(cls, '__args__'):
                return lambda body: register(cls, body)
            hints = getattr(cls, '__annotations__', {})
            hints = [hint for parameter, hint in hints.items() if parameter != 'return']
            if not hints:
                raise TypeError(
                    f'Invalid first argument to `register()`: {cls!r}. Use either `@register(some_class)` or plain '
                    '`@register` on an annotated function.'
                )
            func, cls = cls, hints[0]
        elif not isinstance(cls, type) and not hasattr(cls, '__args__'):
            raise TypeError(f'Invalid first argument to `register()`. {cls!r} is not a class or union type.')
        for one in getattr(cls, '__args__', (cls,)):
            registry[one] = func
        found.clear()
        return func

    def wrapper(*args, **kwargs):
        if not args:
            raise TypeError(f'{name} requires at least 1 positional argument')
        return dispatch(type(args[0]))(*args, **kwargs)

    update_wrapper(wrapper, func)
    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = registry
    wrapper._clear_cache = found.clear
    return wrapper


def _body_for(registry, cls):
    for base in cls.__mro__:
        if base is not object and base in registry:
            return registry[base]
    # Abstract classes that it belongs to without deriving from them.
    fitting = [base for base in registry if base is not object and issubclass(cls, base)]
    for base in fitting:
        if not [other for other in fitting if other is not base and issubclass(other, base)]:
            return registry[base]
    return registry[object]


class singledispatchmethod:
    """As `singledispatch`, by the argument after `self`."""

    def __init__(self, func):
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        return self.dispatcher.register(cls, method)

    def __get__(self, obj, cls=None):
        dispatch = self.dispatcher.dispatch

        def method(*args, **kwargs):
            body = dispatch(type(args[0]))
            if hasattr(body, '__get__'):
                return body.__get__(obj, cls)(*args, **kwargs)
            return body(obj, *args, **kwargs)

        method.register = self.register
        return method
