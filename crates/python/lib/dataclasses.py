"""Classes that are mostly data: methods that follow from the fields.

Nothing is compiled: each method is a closure over the fields, and `__init__` binds its arguments itself.
"""

__all__ = [
    'FrozenInstanceError', 'InitVar', 'KW_ONLY', 'MISSING', 'Field', 'asdict', 'astuple', 'dataclass', 'field', 'fields', 'is_dataclass',
    'make_dataclass', 'replace',
]

from _bind import bind as _bind
from copy import deepcopy as _deepcopy
from reprlib import recursive_repr as _recursive_repr
from types import MappingProxyType as _MappingProxyType
import keyword as _keyword


class FrozenInstanceError(AttributeError):
    pass


class _MISSING_TYPE:
    pass


class _KW_ONLY_TYPE:
    pass


class _HAS_DEFAULT_FACTORY_CLASS:
    def __repr__(self):
        return '<factory>'


MISSING = _MISSING_TYPE()
KW_ONLY = _KW_ONLY_TYPE()
_HAS_DEFAULT_FACTORY = _HAS_DEFAULT_FACTORY_CLASS()
_NO_METADATA = _MappingProxyType({})


class InitVar:
    """Of a parameter of `__init__` that is no field."""

    def __init__(self, type):
        self.type = type

    def __class_getitem__(cls, type):
        return InitVar(type)

    def __repr__(self):
        name = self.type.__name__ if isinstance(self.type, type) else repr(self.type)
        return f'dataclasses.InitVar[{name}]'


class Field:
    """One field of a dataclass."""

    __slots__ = ('name', 'type', 'default', 'default_factory', 'repr', 'hash', 'init', 'compare', 'metadata', 'kw_only', '_field_type')

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = _NO_METADATA if metadata is None else _MappingProxyType(metadata)
        self.kw_only = kw_only
        self._field_type = None

    @_recursive_repr()
    def __repr__(self):
        return (
            f'Field(name={self.name!r},type={self.type!r},default={self.default!r},default_factory={self.default_factory!r},'
            f'init={self.init!r},repr={self.repr!r},hash={self.hash!r},compare={self.compare!r},metadata={self.metadata!r},'
            f'kw_only={self.kw_only!r},_field_type={self._field_type})'
        )

    def __set_name__(self, owner, name):
        method = getattr(type(self.default), '__set_name__', None)
        if method is not None:
            method(self.default, owner, name)


_FIELD = '_FIELD'
_CLASS_VAR = '_FIELD_CLASSVAR'
_INIT_VAR = '_FIELD_INITVAR'


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None, kw_only=MISSING):
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError('cannot specify both default and default_factory')
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


class _Params:
    def __init__(self, init, repr, eq, order, unsafe_hash, frozen):
        self.init = init
        self.repr = repr
        self.eq = eq
        self.order = order
        self.unsafe_hash = unsafe_hash
        self.frozen = frozen

    def __repr__(self):
        return (
            f'_DataclassParams(init={self.init!r},repr={self.repr!r},eq={self.eq!r},order={self.order!r},'
            f'unsafe_hash={self.unsafe_hash!r},frozen={self.frozen!r})'
        )


def _kind_of(annotation):
    """An annotation may be a text, which is not evaluated: its beginning tells."""
    if isinstance(annotation, str):
        head = annotation.partition('[')[0].strip().rpartition('.')[2]
        if head == 'ClassVar':
            return _CLASS_VAR
        if head == 'InitVar':
            return _INIT_VAR
        return _FIELD
    if isinstance(annotation, InitVar) or annotation is InitVar:
        return _INIT_VAR
    origin = getattr(annotation, '__origin__', annotation)
    if getattr(origin, '_name', None) == 'ClassVar':
        return _CLASS_VAR
    return _FIELD


def _is_kw_only(annotation):
    if isinstance(annotation, str):
        return annotation.rpartition('.')[2] == 'KW_ONLY'
    return annotation is KW_ONLY


def _make_field(cls, name, annotation, kw_only):
    default = vars(cls).get(name, MISSING)
    if isinstance(default, Field):
        one = default
    else:
        # A slot of the class itself is no default.
        if type(default).__name__ == 'member_descriptor':
            default = MISSING
        one = field(default=default)
    one.name = name
    one.type = annotation
    one._field_type = _kind_of(annotation)
    if one._field_type != _FIELD and one.default_factory is not MISSING:
        raise TypeError(f'field {name} cannot have a default factory')
    if one._field_type != _CLASS_VAR:
        if one.kw_only is MISSING:
            one.kw_only = kw_only
    elif one.kw_only is not MISSING:
        raise TypeError(f'field {name} is a ClassVar but specifies kw_only')
    if one._field_type == _FIELD and one.default is not MISSING and type(one.default).__hash__ is None:
        raise ValueError(f'mutable default {type(one.default)} for field {name} is not allowed: use default_factory')
    return one


def _collect(cls, kw_only):
    """The fields of a class and its bases, by name."""
    all_fields = {}
    any_frozen = has_bases = False
    for base in cls.__mro__[-1:0:-1]:
        inherited = getattr(base, '__dataclass_fields__', None)
        if inherited is not None:
            has_bases = True
            for one in inherited.values():
                all_fields[one.name] = one
            if base.__dataclass_params__.frozen:
                any_frozen = True
    annotations = vars(cls).get('__annotations__', {})
    own = []
    seen_kw_only = False
    for name, annotation in annotations.items():
        if _is_kw_only(annotation):
            if seen_kw_only:
                raise TypeError(f'{name!r} is KW_ONLY, but KW_ONLY has already been specified')
            seen_kw_only = kw_only = True
        else:
            own.append(_make_field(cls, name, annotation, kw_only))
    for one in own:
        all_fields[one.name] = one
        if isinstance(vars(cls).get(one.name), Field):
            if one.default is MISSING:
                delattr(cls, one.name)
            else:
                setattr(cls, one.name, one.default)
    for name, value in list(vars(cls).items()):
        if isinstance(value, Field) and name not in annotations:
            raise TypeError(f'{name!r} is a field but has no type annotation')
    return all_fields, has_bases, any_frozen


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False, match_args=True, kw_only=False,
              slots=False, weakref_slot=False):
    def decorate(cls):
        return _process(cls, _Params(init, repr, eq, order, unsafe_hash, frozen), match_args, kw_only, slots, weakref_slot)

    return decorate if cls is None else decorate(cls)


def _process(cls, params, match_args, kw_only, slots, weakref_slot):
    all_fields, has_bases, any_frozen = _collect(cls, kw_only)
    if has_bases:
        if any_frozen and not params.frozen:
            raise TypeError('cannot inherit non-frozen dataclass from a frozen one')
        if not any_frozen and params.frozen:
            raise TypeError('cannot inherit frozen dataclass from a non-frozen one')
    if params.order and not params.eq:
        raise ValueError('eq must be true if order is true')
    if weakref_slot and not slots:
        raise TypeError('weakref_slot is True but slots is False')
    cls.__dataclass_params__ = params
    cls.__dataclass_fields__ = all_fields
    own_hash = vars(cls).get('__hash__', MISSING)
    has_own_hash = not (own_hash is MISSING or (own_hash is None and '__eq__' in vars(cls)))
    real = [one for one in all_fields.values() if one._field_type == _FIELD]
    arguments = [one for one in all_fields.values() if one._field_type != _CLASS_VAR and one.init]
    positional = [one for one in arguments if not one.kw_only]
    if params.init:
        _give(cls, '__init__', _make_init(cls, all_fields, positional, params.frozen))
    if params.repr and '__repr__' not in vars(cls):
        _give(cls, '__repr__', _make_repr([one.name for one in real if one.repr]))
    compared = [one.name for one in real if one.compare]
    if params.eq and '__eq__' not in vars(cls):
        _give(cls, '__eq__', _make_eq(compared))
    if params.order:
        for name, compare in _ORDERS.items():
            if name in vars(cls):
                raise TypeError(f'Cannot overwrite attribute {name} in class {cls.__name__}. Consider using functools.total_ordering')
            _give(cls, name, _make_order(compared, compare))
    if params.frozen:
        _freeze(cls, [one.name for one in real])
    _decide_hash(cls, params, has_own_hash, real)
    if match_args and '__match_args__' not in vars(cls):
        cls.__match_args__ = tuple([one.name for one in positional])
    if slots and '__slots__' in vars(cls):
        raise TypeError(f'{cls.__name__} already specifies __slots__')
    if slots:
        inherited = {name for base in cls.__mro__[1:] for name in getattr(base, '__slots__', ())}
        cls.__slots__ = tuple([one.name for one in real if one.name not in inherited])
    return cls


def _give(cls, name, method):
    method.__name__ = name
    method.__qualname__ = f'{cls.__qualname__}.{name}'
    method.__module__ = cls.__module__
    setattr(cls, name, method)


def _make_init(cls, all_fields, positional, frozen):
    arguments = [one for one in all_fields.values() if one._field_type != _CLASS_VAR and one.init]
    names = [one.name for one in positional]
    keyword_only = [one.name for one in arguments if one.kw_only]
    defaults = {one.name: one.default for one in arguments if one.default is not MISSING}
    for one in arguments:
        if one.default_factory is not MISSING:
            defaults[one.name] = _HAS_DEFAULT_FACTORY
    seen_default = False
    for one in positional:
        if one.name in defaults:
            seen_default = True
        elif seen_default:
            raise TypeError(f'non-default argument {one.name!r} follows default argument')
    function = f'{cls.__qualname__}.__init__'
    real = [one for one in all_fields.values() if one._field_type == _FIELD]
    init_vars = [one.name for one in all_fields.values() if one._field_type == _INIT_VAR and one.init]
    post = hasattr(cls, '__post_init__')
    put = object.__setattr__ if frozen else setattr
    size = len(names)
    simple = not init_vars and not post and not [one for one in real if not one.init or one.kw_only]

    def __init__(self, /, *args, **kwargs):
        if simple and not kwargs and len(args) == size:
            for name, value in zip(names, args):
                put(self, name, value)
            return
        bound = _bind(function, names, defaults, keyword_only, args, kwargs)
        for one in real:
            name = one.name
            if name in bound and bound[name] is not _HAS_DEFAULT_FACTORY:
                put(self, name, bound[name])
            elif one.default_factory is not MISSING:
                put(self, name, one.default_factory())
            elif one.default is not MISSING and one.init:
                put(self, name, one.default)
        if post:
            self.__post_init__(*[bound[name] if name in bound else defaults[name] for name in init_vars])

    __init__.__annotations__ = {**{one.name: one.type for one in arguments}, 'return': None}
    return __init__


def _make_repr(names):
    @_recursive_repr()
    def __repr__(self):
        return f"{type(self).__qualname__}({', '.join([f'{name}={getattr(self, name)!r}' for name in names])})"

    return __repr__


def _values(self, names):
    return tuple([getattr(self, name) for name in names])


def _make_eq(names):
    def __eq__(self, other):
        if type(other) is type(self):
            return _values(self, names) == _values(other, names)
        return NotImplemented

    return __eq__


_ORDERS = {
    '__lt__': lambda a, b: a < b,
    '__le__': lambda a, b: a <= b,
    '__gt__': lambda a, b: a > b,
    '__ge__': lambda a, b: a >= b,
}


def _make_order(names, compare):
    def order(self, other):
        if type(other) is type(self):
            return compare(_values(self, names), _values(other, names))
        return NotImplemented

    return order


def _freeze(cls, names):
    names = frozenset(names)

    def __setattr__(self, name, value):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f'cannot assign to field {name!r}')
        super(cls, self).__setattr__(name, value)

    def __delattr__(self, name):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f'cannot delete field {name!r}')
        super(cls, self).__delattr__(name)

    for method in (__setattr__, __delattr__):
        if method.__name__ in vars(cls):
            raise TypeError(f'Cannot overwrite attribute {method.__name__} in class {cls.__name__}')
        _give(cls, method.__name__, method)


def _decide_hash(cls, params, has_own, real):
    if params.unsafe_hash:
        if has_own:
            raise TypeError(f'Cannot overwrite attribute __hash__ in class {cls.__name__}')
    elif not params.eq or has_own:
        return
    elif not params.frozen:
        cls.__hash__ = None
        return
    names = [one.name for one in real if (one.compare if one.hash is None else one.hash)]

    def __hash__(self):
        return hash(_values(self, names))

    _give(cls, '__hash__', __hash__)


def fields(class_or_instance):
    found = getattr(class_or_instance, '__dataclass_fields__', None)
    if found is None:
        raise TypeError('must be called with a dataclass type or instance')
    return tuple([one for one in found.values() if one._field_type == _FIELD])


def is_dataclass(obj):
    return hasattr(obj if isinstance(obj, type) else type(obj), '__dataclass_fields__')


def _is_instance(obj):
    return hasattr(type(obj), '__dataclass_fields__')


def asdict(obj, *, dict_factory=dict):
    if not _is_instance(obj):
        raise TypeError('asdict() should be called on dataclass instances')
    return _inner(obj, _as_dict(dict_factory))


def _as_dict(factory):
    return lambda one: factory([(f.name, _inner(getattr(one, f.name), _as_dict(factory))) for f in fields(one)])


def astuple(obj, *, tuple_factory=tuple):
    if not _is_instance(obj):
        raise TypeError('astuple() should be called on dataclass instances')
    return _inner(obj, _as_tuple(tuple_factory))


def _as_tuple(factory):
    return lambda one: factory([_inner(getattr(one, f.name), _as_tuple(factory)) for f in fields(one)])


def _inner(value, convert):
    """A value with the dataclasses in it converted."""
    if _is_instance(value):
        return convert(value)
    if isinstance(value, tuple) and hasattr(value, '_fields'):
        return type(value)(*[_inner(item, convert) for item in value])
    if isinstance(value, (list, tuple)):
        return type(value)([_inner(item, convert) for item in value])
    if isinstance(value, dict):
        pairs = [(_inner(key, convert), _inner(item, convert)) for key, item in value.items()]
        return type(value)(value.default_factory, pairs) if hasattr(value, 'default_factory') else type(value)(pairs)
    return _deepcopy(value)


def replace(obj, /, **changes):
    if not _is_instance(obj):
        raise TypeError('replace() should be called on dataclass instances')
    for one in obj.__dataclass_fields__.values():
        if one._field_type == _CLASS_VAR:
            continue
        if not one.init:
            if one.name in changes:
                raise ValueError(f'field {one.name} is declared with init=False, it cannot be specified with replace()')
            continue
        if one.name not in changes:
            if one._field_type == _INIT_VAR and one.default is MISSING:
                raise ValueError(f'InitVar {one.name!r} must be specified with replace()')
            changes[one.name] = getattr(obj, one.name)
    return type(obj)(**changes)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, **options):
    namespace = dict(namespace or {})
    annotations = {}
    for item in fields:
        if isinstance(item, str):
            name, annotation = item, 'typing.Any'
        elif len(item) == 2:
            name, annotation = item
        else:
            name, annotation = item[:2]
            namespace[name] = item[2]
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError(f'Field names must be valid identifiers: {name!r}')
        if _keyword.iskeyword(name):
            raise TypeError(f'Field names must not be keywords: {name!r}')
        if name in annotations:
            raise TypeError(f'Field name duplicated: {name!r}')
        annotations[name] = annotation
    namespace['__annotations__'] = annotations
    meta = type(bases[0]) if bases else type
    return dataclass(meta(cls_name, tuple(bases), namespace), **options)
