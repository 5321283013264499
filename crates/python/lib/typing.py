"""Names for annotations. They are kept, and nothing is checked."""

from collections import abc as _abc
import collections as _collections
import contextlib as _contextlib
from abc import ABCMeta as _ABCMeta, abstractmethod as _abstractmethod
from types import GenericAlias as _GenericAlias, NoneType as _NoneType, UnionType as _UnionType

__all__ = [
    'AbstractSet', 'Annotated', 'Any', 'AnyStr', 'AsyncContextManager', 'AsyncGenerator', 'AsyncIterable', 'AsyncIterator', 'Awaitable',
    'BinaryIO', 'Callable', 'ChainMap', 'ClassVar', 'Collection', 'Concatenate', 'Container', 'ContextManager', 'Coroutine', 'Counter',
    'DefaultDict', 'Deque', 'Dict', 'Final', 'ForwardRef', 'FrozenSet', 'Generator', 'Generic', 'Hashable', 'IO', 'ItemsView', 'Iterable',
    'Iterator', 'KeysView', 'List', 'Literal', 'LiteralString', 'Mapping', 'MutableMapping', 'MutableSequence', 'MutableSet', 'NamedTuple',
    'Never', 'NewType', 'NoReturn', 'NotRequired', 'Optional', 'OrderedDict', 'ParamSpec', 'Protocol', 'Required', 'Reversible', 'Self',
    'Sequence', 'Set', 'Sized', 'SupportsAbs', 'SupportsFloat', 'SupportsIndex', 'SupportsInt', 'SupportsRound', 'TYPE_CHECKING', 'Text',
    'TextIO', 'Tuple', 'Type', 'TypeAlias', 'TypeGuard', 'TypeVar', 'TypeVarTuple', 'TypedDict', 'Union', 'Unpack', 'ValuesView',
    'assert_never', 'assert_type', 'cast', 'dataclass_transform', 'final', 'get_args', 'get_origin', 'get_type_hints', 'is_typeddict',
    'no_type_check', 'overload', 'reveal_type', 'runtime_checkable',
]

TYPE_CHECKING = False
Text = str


def _shown(part):
    if part is ...:
        return '...'
    if part is Any:
        return 'typing.Any'
    if isinstance(part, type):
        return part.__qualname__ if part.__module__ == 'builtins' else f'{part.__module__}.{part.__qualname__}'
    if isinstance(part, (list, tuple)):
        return f"[{', '.join(map(_shown, part))}]"
    return repr(part)


class _Typed:
    """What can stand in an annotation beside classes."""

    def __or__(self, other):
        return _union((self, other))

    def __ror__(self, other):
        return _union((other, self))

    def __mro_entries__(self, bases):
        raise TypeError(f'Cannot subclass {self!r}')


class _Alias(_Typed):
    """`List[int]`: what it is of, and its arguments."""

    def __init__(self, origin, args, shown):
        self.__origin__ = origin
        self.__args__ = args
        self._shown = shown

    @property
    def __parameters__(self):
        return tuple(_variables(self.__args__))

    def __getitem__(self, items):
        items = items if isinstance(items, tuple) else (items,)
        given = dict(zip(self.__parameters__, items))
        args = tuple([given.get(arg, arg) if isinstance(arg, TypeVar) else arg for arg in self.__args__])
        return _Alias(self.__origin__, args, self._shown)

    def __call__(self, *args, **kwargs):
        _check_instantiable(self._shown)
        return self.__origin__(*args, **kwargs)

    def __getattr__(self, name):
        if name.startswith('__') or not isinstance(self.__dict__.get('__origin__'), type):
            raise AttributeError(name)
        return getattr(self.__dict__['__origin__'], name)

    def __mro_entries__(self, bases):
        if self.__origin__ is Generic or self.__origin__ is Protocol:
            return (self.__origin__,)
        if not isinstance(self.__origin__, type):
            raise TypeError(f'Cannot subclass {self!r}')
        # A class that is generic itself brings `Generic` with it.
        return (self.__origin__,)

    def __instancecheck__(self, obj):
        raise TypeError('Subscripted generics cannot be used with class and instance checks')

    def __subclasscheck__(self, cls):
        raise TypeError('Subscripted generics cannot be used with class and instance checks')

    def __eq__(self, other):
        return isinstance(other, _Alias) and self.__origin__ == other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        return hash((self.__origin__, str(self.__args__)))

    def __repr__(self):
        if self.__origin__ is _abc.Callable and len(self.__args__) > 1:
            *parameters, result = self.__args__
            inside = '...' if parameters == [...] else f"[{', '.join(map(_shown, parameters))}]"
            return f'{self._shown}[{inside}, {_shown(result)}]'
        return f"{self._shown}[{', '.join(map(_shown, self.__args__)) or '()'}]"


def _check_instantiable(shown):
    """`List()` is no way to make a list."""
    module, _, name = shown.rpartition('.')
    if module == 'typing' and name in ('Dict', 'FrozenSet', 'List', 'Set', 'Tuple', 'Type'):
        raise TypeError(f'Type {name} cannot be instantiated; use {name.lower()}() instead')


def _variables(args):
    found = []
    for arg in args:
        for one in ([arg] if isinstance(arg, TypeVar) else getattr(arg, '__parameters__', ())):
            if one not in found:
                found.append(one)
    return found


def _argument(arg):
    if arg is None:
        return _NoneType
    return ForwardRef(arg) if isinstance(arg, str) else arg


class _Generic(_Typed):
    """`List`: gives an alias when it is subscribed, and stands for its class otherwise."""

    def __init__(self, origin, name):
        self.__origin__ = origin
        self._name = name

    def __getitem__(self, items):
        args = items if isinstance(items, tuple) else (items,)
        if self._name == 'Callable' and len(args) == 2 and isinstance(args[0], list):
            args = (*args[0], args[1])
        return _Alias(self.__origin__, tuple([_argument(arg) for arg in args]), f'typing.{self._name}')

    def __call__(self, *args, **kwargs):
        _check_instantiable(f'typing.{self._name}')
        return self.__origin__(*args, **kwargs)

    def __mro_entries__(self, bases):
        return (self.__origin__,)

    def __instancecheck__(self, obj):
        return isinstance(obj, self.__origin__)

    def __subclasscheck__(self, cls):
        return issubclass(cls, self.__origin__)

    def __repr__(self):
        return f'typing.{self._name}'


AbstractSet = _Generic(_abc.Set, 'AbstractSet')
AsyncGenerator = _Generic(_abc.AsyncGenerator, 'AsyncGenerator')
AsyncIterable = _Generic(_abc.AsyncIterable, 'AsyncIterable')
AsyncIterator = _Generic(_abc.AsyncIterator, 'AsyncIterator')
Awaitable = _Generic(_abc.Awaitable, 'Awaitable')
Callable = _Generic(_abc.Callable, 'Callable')
ChainMap = _Generic(_collections.ChainMap, 'ChainMap')
Collection = _Generic(_abc.Collection, 'Collection')
Container = _Generic(_abc.Container, 'Container')
Coroutine = _Generic(_abc.Coroutine, 'Coroutine')
Counter = _Generic(_collections.Counter, 'Counter')
DefaultDict = _Generic(_collections.defaultdict, 'DefaultDict')
Deque = _Generic(_collections.deque, 'Deque')
Dict = _Generic(dict, 'Dict')
FrozenSet = _Generic(frozenset, 'FrozenSet')
Generator = _Generic(_abc.Generator, 'Generator')
Hashable = _Generic(_abc.Hashable, 'Hashable')
ItemsView = _Generic(_abc.ItemsView, 'ItemsView')
Iterable = _Generic(_abc.Iterable, 'Iterable')
Iterator = _Generic(_abc.Iterator, 'Iterator')
KeysView = _Generic(_abc.KeysView, 'KeysView')
List = _Generic(list, 'List')
Mapping = _Generic(_abc.Mapping, 'Mapping')
MutableMapping = _Generic(_abc.MutableMapping, 'MutableMapping')
MutableSequence = _Generic(_abc.MutableSequence, 'MutableSequence')
MutableSet = _Generic(_abc.MutableSet, 'MutableSet')
OrderedDict = _Generic(_collections.OrderedDict, 'OrderedDict')
Reversible = _Generic(_abc.Reversible, 'Reversible')
Sequence = _Generic(_abc.Sequence, 'Sequence')
Set = _Generic(set, 'Set')
Sized = _Generic(_abc.Sized, 'Sized')
Tuple = _Generic(tuple, 'Tuple')
Type = _Generic(type, 'Type')
ValuesView = _Generic(_abc.ValuesView, 'ValuesView')


class _Form(_Typed):
    """A word with a meaning of its own: `Any`, `Literal`."""

    def __init__(self, name, subscribe=None):
        self._name = name
        self._subscribe = subscribe

    def __getitem__(self, items):
        if self._subscribe is None:
            raise TypeError(f'{self!r} is not subscriptable')
        return self._subscribe(self, items)

    def __call__(self, *args, **kwargs):
        raise TypeError(f'Cannot instantiate {self!r}')

    def __instancecheck__(self, obj):
        raise TypeError(f'{self!r} cannot be used with isinstance()')

    def __subclasscheck__(self, cls):
        raise TypeError(f'{self!r} cannot be used with issubclass()')

    def __repr__(self):
        return f'typing.{self._name}'


def _subscribed(form, items):
    return _Alias(form, items if isinstance(items, tuple) else (items,), repr(form))


class _UnionAlias(_Alias):
    def __eq__(self, other):
        return isinstance(other, (_UnionAlias, _UnionType)) and set(self.__args__) == set(other.__args__)

    def __hash__(self):
        return hash(frozenset(self.__args__))

    def __instancecheck__(self, obj):
        return isinstance(obj, self.__args__)

    def __subclasscheck__(self, cls):
        return issubclass(cls, self.__args__)

    def __getitem__(self, items):
        items = items if isinstance(items, tuple) else (items,)
        given = dict(zip(self.__parameters__, items))
        return _union([given.get(arg, arg) if isinstance(arg, TypeVar) else arg for arg in self.__args__])

    def __repr__(self):
        args = self.__args__
        if len(args) == 2 and _NoneType in args:
            return f'typing.Optional[{_shown(args[0] if args[1] is _NoneType else args[1])}]'
        return f"typing.Union[{', '.join(map(_shown, args))}]"


def _union(parts):
    flat = []
    for part in parts:
        for one in (part.__args__ if isinstance(part, (_UnionAlias, _UnionType)) else (part,)):
            one = _argument(one)
            if one not in flat:
                flat.append(one)
    return flat[0] if len(flat) == 1 else _UnionAlias(Union, tuple(flat), 'typing.Union')


class _AnyMeta(type):
    def __instancecheck__(cls, obj):
        if cls is Any:
            raise TypeError('typing.Any cannot be used with isinstance()')
        return type.__instancecheck__(cls, obj)

    def __repr__(cls):
        return 'typing.Any' if cls is Any else type.__repr__(cls)


class Any(metaclass=_AnyMeta):
    """Fits everything."""

    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError('Any cannot be instantiated')
        return object.__new__(cls)


Annotated = _Form('Annotated', lambda form, items: _Annotated(items[0], items[1:]))
ClassVar = _Form('ClassVar', _subscribed)
Concatenate = _Form('Concatenate', _subscribed)
Final = _Form('Final', _subscribed)
Literal = _Form('Literal', lambda form, items: _LiteralAlias(form, tuple(dict.fromkeys(items if isinstance(items, tuple) else (items,))), 'typing.Literal'))
LiteralString = _Form('LiteralString')
Never = _Form('Never')
NoReturn = _Form('NoReturn')
NotRequired = _Form('NotRequired', _subscribed)
Optional = _Form('Optional', lambda form, item: _union((item, None)))
Required = _Form('Required', _subscribed)
Self = _Form('Self')
TypeAlias = _Form('TypeAlias')
TypeGuard = _Form('TypeGuard', _subscribed)
Union = _Form('Union', lambda form, items: _union(items if isinstance(items, tuple) else (items,)))
Unpack = _Form('Unpack', _subscribed)


class _LiteralAlias(_Alias):
    def __repr__(self):
        return f"typing.Literal[{', '.join(map(repr, self.__args__))}]"


class _Annotated(_Alias):
    def __init__(self, origin, metadata):
        _Alias.__init__(self, origin, (origin,), 'typing.Annotated')
        self.__metadata__ = metadata

    def __repr__(self):
        return f"typing.Annotated[{_shown(self.__origin__)}, {', '.join(map(repr, self.__metadata__))}]"


class ForwardRef(_Typed):
    def __init__(self, arg):
        self.__forward_arg__ = arg

    def __eq__(self, other):
        return isinstance(other, ForwardRef) and self.__forward_arg__ == other.__forward_arg__

    def __hash__(self):
        return hash(self.__forward_arg__)

    def __repr__(self):
        return f'ForwardRef({self.__forward_arg__!r})'


class TypeVar(_Typed):
    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False):
        if covariant and contravariant:
            raise ValueError('Bivariant types are not supported.')
        if len(constraints) == 1:
            raise TypeError('A single constraint is not allowed')
        if constraints and bound is not None:
            raise TypeError('Constraints cannot be combined with bound=...')
        self.__name__ = name
        self.__constraints__ = constraints
        self.__bound__ = bound
        self.__covariant__ = covariant
        self.__contravariant__ = contravariant

    def __repr__(self):
        return f"{'+' if self.__covariant__ else '-' if self.__contravariant__ else '~'}{self.__name__}"


class ParamSpec(TypeVar):
    def __init__(self, name, *, bound=None, covariant=False, contravariant=False):
        TypeVar.__init__(self, name, bound=bound, covariant=covariant, contravariant=contravariant)
        self.args = _Form(f'{name}.args')
        self.kwargs = _Form(f'{name}.kwargs')


class TypeVarTuple(TypeVar):
    def __init__(self, name):
        TypeVar.__init__(self, name)

    def __iter__(self):
        yield Unpack[self]

    def __repr__(self):
        return self.__name__


AnyStr = TypeVar('AnyStr', bytes, str)


class Generic:
    """Base of classes with type variables: `class Box(Generic[T])`."""

    __slots__ = ()

    def __class_getitem__(cls, items):
        shown = 'typing.Generic' if cls is Generic else 'typing.Protocol' if cls is Protocol else _shown(cls)
        return _Alias(cls, items if isinstance(items, tuple) else (items,), shown)


def _protocol_names(cls):
    """What a class must have to fit a protocol."""
    names = []
    for base in cls.__mro__:
        if base in (object, Generic, Protocol) or not getattr(base, '_is_protocol', False):
            continue
        for name in [*vars(base), *vars(base).get('__annotations__', ())]:
            if name not in _NO_PART and name not in names:
                names.append(name)
    return names


_NO_PART = frozenset([
    '__module__', '__qualname__', '__doc__', '__dict__', '__weakref__', '__slots__', '__annotations__', '__init__', '__abstractmethods__',
    '_is_protocol', '_is_runtime', '__subclasshook__', '__class_getitem__', '__orig_bases__', '__parameters__', '__hash__', '__new__',
    '__firstlineno__', '__static_attributes__', '_abc_impl',
])


class _ProtocolMeta(_ABCMeta):
    def __instancecheck__(cls, instance):
        if not cls.__dict__.get('_is_protocol', False):
            return _ABCMeta.__instancecheck__(cls, instance)
        if cls is not Protocol and not cls.__dict__.get('_is_runtime', False):
            raise TypeError('Instance and class checks can only be used with @runtime_checkable protocols')
        if _ABCMeta.__instancecheck__(cls, instance):
            return True
        for name in _protocol_names(cls):
            if not hasattr(instance, name):
                return False
        return True

    def __subclasscheck__(cls, other):
        if not cls.__dict__.get('_is_protocol', False) or cls is Protocol:
            return _ABCMeta.__subclasscheck__(cls, other)
        if not cls.__dict__.get('_is_runtime', False):
            # A protocol that is asked for as a base of another class is no error.
            return cls in other.__mro__
        if cls in other.__mro__:
            return True
        for name in _protocol_names(cls):
            for base in other.__mro__:
                if name in vars(base):
                    break
            else:
                return False
        return True


class Protocol(Generic, metaclass=_ProtocolMeta):
    """Base of classes that say which methods others must have."""

    __slots__ = ()
    _is_protocol = True
    _is_runtime = False

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        cls._is_protocol = Protocol in cls.__bases__
        if cls._is_protocol and '__init__' not in vars(cls):
            cls.__init__ = _no_protocol_instances


def _no_protocol_instances(self, *args, **kwargs):
    if type(self)._is_protocol:
        raise TypeError('Protocols cannot be instantiated')
    # A class that implements a protocol has the `__init__` after it.
    order = type(self).__mro__
    for base in order[[vars(one).get('__init__') for one in order].index(_no_protocol_instances) + 1:]:
        method = vars(base).get('__init__')
        if method is not None and method is not _no_protocol_instances:
            return method(self, *args, **kwargs)


def runtime_checkable(cls):
    if not getattr(cls, '_is_protocol', False):
        raise TypeError(f'@runtime_checkable can be only applied to protocol classes, got {cls!r}')
    cls._is_runtime = True
    return cls


@runtime_checkable
class SupportsInt(Protocol):
    @_abstractmethod
    def __int__(self): ...


@runtime_checkable
class SupportsFloat(Protocol):
    @_abstractmethod
    def __float__(self): ...


@runtime_checkable
class SupportsIndex(Protocol):
    @_abstractmethod
    def __index__(self): ...


@runtime_checkable
class SupportsAbs(Protocol):
    @_abstractmethod
    def __abs__(self): ...


@runtime_checkable
class SupportsRound(Protocol):
    @_abstractmethod
    def __round__(self, ndigits=0): ...


class IO(Generic):
    pass


class TextIO(IO):
    pass


class BinaryIO(IO):
    pass


ContextManager = _Generic(getattr(_contextlib, 'AbstractContextManager', object), 'ContextManager')
AsyncContextManager = _Generic(getattr(_contextlib, 'AbstractAsyncContextManager', object), 'AsyncContextManager')


class _NamedTupleMeta(type):
    def __new__(mcls, name, bases, namespace, /):
        if not bases:
            return type.__new__(mcls, name, bases, namespace)
        annotations = namespace.get('__annotations__', {})
        defaults = []
        for field in annotations:
            if field in namespace:
                defaults.append(namespace[field])
            elif defaults:
                before = list(annotations)[:list(annotations).index(field)]
                with_default = [other for other in before if other in namespace]
                plural = 's' if len(with_default) > 1 else ''
                raise TypeError(
                    f"Non-default namedtuple field {field} cannot follow default field{plural} {', '.join(with_default)}")
        made = _collections.namedtuple(name, list(annotations), defaults=defaults, module=namespace.get('__module__'))
        made.__annotations__ = dict(annotations)
        made.__new__.__annotations__ = dict(annotations)
        made.__orig_bases__ = (NamedTuple,)
        for key, value in namespace.items():
            if key in ('__new__', '__init__', '__slots__', '__getnewargs__', '_fields', '_field_defaults', '_make', '_replace', '_asdict'):
                raise AttributeError(f'Cannot overwrite NamedTuple attribute {key}')
            if key not in annotations and key not in ('__module__', '__annotations__', '__qualname__', '__orig_bases__', '__classcell__'):
                setattr(made, key, value)
        if '__qualname__' in namespace:
            made.__qualname__ = namespace['__qualname__']
        return made


_NamedTuple = _NamedTupleMeta('NamedTuple', (), {})


class _NamedTupleForm:
    """As a base it stands for a class that makes named tuples of what derives from it; called, it makes one of a list."""

    def __mro_entries__(self, bases):
        return (_NamedTuple,)

    def __call__(self, typename, fields=None, /, **kwargs):
        fields = list((kwargs if fields is None else dict(fields)).items())
        made = _collections.namedtuple(typename, [name for name, _ in fields])
        made.__annotations__ = dict(fields)
        made.__orig_bases__ = (NamedTuple,)
        return made

    def __repr__(self):
        return '<function NamedTuple>'


NamedTuple = _NamedTupleForm()


class _TypedDictMeta(type):
    def __new__(mcls, name, bases, namespace, total=True):
        made = type.__new__(mcls, name, (dict,), {key: value for key, value in namespace.items() if key != '__classcell__'})
        annotations, required, optional = {}, set(), set()
        for base in bases:
            annotations.update(getattr(base, '__annotations__', {}))
            required |= getattr(base, '__required_keys__', frozenset())
            optional |= getattr(base, '__optional_keys__', frozenset())
        for key, hint in namespace.get('__annotations__', {}).items():
            annotations[key] = hint
            origin = getattr(hint, '__origin__', None)
            if origin is Required or (total and origin is not NotRequired):
                required.add(key)
            else:
                optional.add(key)
        made.__annotations__ = annotations
        made.__required_keys__ = frozenset(required)
        made.__optional_keys__ = frozenset(optional)
        made.__total__ = total
        return made

    def __call__(cls, *args, **kwargs):
        return dict(*args, **kwargs)

    def __instancecheck__(cls, instance):
        raise TypeError('TypedDict does not support instance and class checks')

    def __subclasscheck__(cls, other):
        raise TypeError('TypedDict does not support instance and class checks')


class _TypedDictForm:
    def __mro_entries__(self, bases):
        return (_TypedDict,)

    def __call__(self, typename, fields=None, /, *, total=True, **kwargs):
        return _TypedDictMeta(typename, (), {'__annotations__': dict(fields or kwargs), '__module__': '__main__'}, total=total)

    def __repr__(self):
        return '<function TypedDict>'


_TypedDict = type.__new__(_TypedDictMeta, 'TypedDict', (dict,), {})
TypedDict = _TypedDictForm()


def is_typeddict(tp):
    return isinstance(tp, _TypedDictMeta)


class NewType(_Typed):
    def __init__(self, name, tp):
        self.__name__ = name.rpartition('.')[2]
        self.__qualname__ = name
        self.__supertype__ = tp
        self.__module__ = '__main__'

    def __call__(self, x):
        return x

    def __repr__(self):
        return f'{self.__module__}.{self.__qualname__}'


def cast(typ, val):
    return val


def assert_type(val, typ, /):
    return val


def reveal_type(obj, /):
    import sys
    print(f'Runtime type is {type(obj).__name__!r}', file=sys.stderr)
    return obj


def assert_never(arg, /):
    raise AssertionError(f'Expected code to be unreachable, but got: {arg!r}')


def final(f):
    f.__final__ = True
    return f


def overload(func):
    def refuse(*args, **kwds):
        raise NotImplementedError(
            'You should not call an overloaded function. A series of @overload-decorated functions outside a stub module should '
            'always be followed by an implementation that is not @overload-ed.'
        )

    return refuse


def no_type_check(arg):
    return arg


def dataclass_transform(**options):
    return lambda cls: cls


def get_origin(tp):
    if isinstance(tp, _Annotated):
        return Annotated
    if isinstance(tp, (_Alias, _Generic, _GenericAlias)):
        return tp.__origin__
    if isinstance(tp, _UnionType):
        return _UnionType
    return Generic if tp is Generic else getattr(tp, '__origin__', None)


def get_args(tp):
    if isinstance(tp, _Annotated):
        return (tp.__origin__, *tp.__metadata__)
    args = getattr(tp, '__args__', ()) if not isinstance(tp, _Generic) else ()
    if isinstance(tp, (_Alias, _GenericAlias)) and tp.__origin__ is _abc.Callable and args and args[0] is not ...:
        return list(args[:-1]), args[-1]
    return args


def _hints_of(obj):
    return getattr(obj, '__annotations__', None) or {}


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    """Annotations as they are; a text is looked up as a name among `globalns` and the built-in names."""
    import builtins
    hints = {}
    if isinstance(obj, type):
        for base in obj.__mro__[::-1]:
            hints.update(vars(base).get('__annotations__', {}))
    else:
        hints.update(_hints_of(obj))
    names = globalns or getattr(obj, '__globals__', None) or {}
    for name, hint in hints.items():
        if hint is None:
            hints[name] = _NoneType
        elif isinstance(hint, str):
            if localns and hint in localns:
                hints[name] = localns[hint]
            elif hint in names:
                hints[name] = names[hint]
            elif hasattr(builtins, hint):
                hints[name] = getattr(builtins, hint)
            elif hint.isidentifier():
                raise NameError(f"name '{hint}' is not defined")
            else:
                hints[name] = ForwardRef(hint)
        elif isinstance(hint, _Annotated) and not include_extras:
            hints[name] = hint.__origin__
    return hints
