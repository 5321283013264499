"""Types that have no name of their own elsewhere, and small helpers."""


def _function():
    pass


def _generator():
    yield


async def _coroutine():
    pass


async def _async_generator():
    yield


class _Class:
    def method(self):
        pass


FunctionType = type(_function)
LambdaType = FunctionType
MethodType = type(_Class().method)
BuiltinFunctionType = type(len)
BuiltinMethodType = BuiltinFunctionType
GeneratorType = type(_generator())
AsyncGeneratorType = type(_async_generator())
NoneType = type(None)
NotImplementedType = type(NotImplemented)
EllipsisType = type(...)
_started = _coroutine()
CoroutineType = type(_started)
_started.close()
del _started


def __getattr__(name):
    # Rarely needed, so found when asked for.
    if name == 'ModuleType':
        import operator
        return type(operator)
    if name == 'CodeType':
        return type(_function.__code__)
    if name == 'TracebackType':
        try:
            raise ValueError
        except ValueError as error:
            return type(error.__traceback__)
    if name == 'CellType':
        return _cell_type()
    if name == 'MethodDescriptorType':
        return type(str.join)
    raise AttributeError(f"module 'types' has no attribute '{name}'")


def _cell_type():
    inner = None
    return type((lambda: inner).__closure__[0])


class SimpleNamespace:
    """An object whose attributes are given by name."""

    def __init__(self, /, **kwargs):
        for name, value in kwargs.items():
            setattr(self, name, value)

    def __repr__(self):
        kind = type(self)
        name = 'namespace' if kind is SimpleNamespace else kind.__name__
        return f"{name}({', '.join([f'{name}={value!r}' for name, value in self.__dict__.items()])})"

    def __eq__(self, other):
        if isinstance(other, SimpleNamespace):
            return self.__dict__ == other.__dict__
        return NotImplemented

    __hash__ = None


class mappingproxy:
    """A view of a mapping that cannot be written to."""

    def __init__(self, mapping, /):
        if not hasattr(mapping, '__getitem__') or isinstance(mapping, (list, tuple, str)):
            raise TypeError(f'mappingproxy() argument must be a mapping, not {type(mapping).__name__}')
        self._mapping = mapping

    def __getitem__(self, key):
        return self._mapping[key]

    def __contains__(self, key):
        return key in self._mapping

    def __len__(self):
        return len(self._mapping)

    def __iter__(self):
        return iter(self._mapping)

    def __reversed__(self):
        return reversed(self._mapping)

    def get(self, key, default=None, /):
        return self._mapping.get(key, default)

    def keys(self):
        return self._mapping.keys()

    def values(self):
        return self._mapping.values()

    def items(self):
        return self._mapping.items()

    def copy(self):
        return self._mapping.copy()

    def __eq__(self, other):
        if isinstance(other, mappingproxy):
            other = other._mapping
        return self._mapping == other

    def __or__(self, other):
        if isinstance(other, mappingproxy):
            other = other._mapping
        return self._mapping | other

    def __ror__(self, other):
        return other | self._mapping

    def __str__(self):
        return str(self._mapping)

    def __repr__(self):
        return f'mappingproxy({self._mapping!r})'

    __hash__ = None


MappingProxyType = mappingproxy


class DynamicClassAttribute(property):
    """A property of instances; on the class, the class's own `__getattr__` is asked."""


class GenericAlias:
    """list[int]: a class and what it is said to hold."""

    def __init__(self, origin, args, /):
        self.__origin__ = origin
        self.__args__ = args if isinstance(args, tuple) else (args,)

    def __call__(self, *args, **kwargs):
        return self.__origin__(*args, **kwargs)

    def __mro_entries__(self, bases):
        return (self.__origin__,)

    def __getitem__(self, args):
        return GenericAlias(self.__origin__, args)

    def __eq__(self, other):
        if not isinstance(other, GenericAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        return hash((self.__origin__, self.__args__))

    def __or__(self, other):
        return UnionType(self, other)

    def __ror__(self, other):
        return UnionType(other, self)

    def __repr__(self):
        return f"{_shown(self.__origin__)}[{', '.join(map(_shown, self.__args__))}]"


class UnionType:
    """int | str."""

    def __init__(self, *args):
        flat = []
        for arg in args:
            for part in (arg.__args__ if isinstance(arg, UnionType) else (arg,)):
                part = NoneType if part is None else part
                if part not in flat:
                    flat.append(part)
        self.__args__ = tuple(flat)

    def __or__(self, other):
        return UnionType(self, other)

    def __ror__(self, other):
        return UnionType(other, self)

    def __eq__(self, other):
        return isinstance(other, UnionType) and set(self.__args__) == set(other.__args__)

    def __hash__(self):
        return hash(frozenset(self.__args__))

    def __instancecheck__(self, obj):
        return isinstance(obj, self.__args__)

    def __repr__(self):
        return ' | '.join(map(_shown, self.__args__))


def _shown(part):
    if part is ...:
        return '...'
    if part is NoneType:
        return 'None'
    if isinstance(part, type):
        return part.__qualname__ if part.__module__ == 'builtins' else f'{part.__module__}.{part.__qualname__}'
    if isinstance(part, list):
        return f"[{', '.join(map(_shown, part))}]"
    return repr(part)


def new_class(name, bases=(), kwds=None, exec_body=None):
    namespace = {}
    if exec_body is not None:
        exec_body(namespace)
    kwds = dict(kwds or {})
    meta = kwds.pop('metaclass', type(bases[0]) if bases else type)
    return meta(name, tuple(bases), namespace, **kwds)


def coroutine(func):
    return func
