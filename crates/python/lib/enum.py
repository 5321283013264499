"""Enumerations: classes whose attributes are their instances.

The class body gives a plain dictionary, so `auto()` stays what it is until the class is made; operators on it wait until then.
"""

__all__ = [
    'CONFORM', 'CONTINUOUS', 'EJECT', 'Enum', 'EnumMeta', 'EnumType', 'Flag', 'FlagBoundary', 'IntEnum', 'IntFlag', 'KEEP', 'NAMED_FLAGS',
    'ReprEnum', 'STRICT', 'StrEnum', 'UNIQUE', 'auto', 'global_enum', 'member', 'nonmember', 'property', 'show_flag_values', 'unique', 'verify',
]

from functools import partial as _partial
from types import FunctionType as _FunctionType, MappingProxyType as _MappingProxyType
import builtins as _builtins

_UNSET = object()


class nonmember:
    """Of a value in the class that is to stay an attribute."""

    def __init__(self, value):
        self.value = value


class member:
    """Of a value in the class that is to become a member though it looks like a method."""

    def __init__(self, value):
        self.value = value


class auto:
    """A value that is chosen when the class is made; or an operation on such values."""

    def __init__(self, value=_UNSET):
        self.value = value
        self._operation = None

    def _later(self, operation):
        made = auto()
        made._operation = operation
        return made

    def _resolve(self, known, choose):
        if self.value is _UNSET:
            self.value = choose() if self._operation is None else self._operation(lambda other: _resolved(other, known, choose))
        return self.value

    def __or__(self, other):
        return self._later(lambda get: get(self) | get(other))

    def __and__(self, other):
        return self._later(lambda get: get(self) & get(other))

    def __xor__(self, other):
        return self._later(lambda get: get(self) ^ get(other))

    def __ror__(self, other):
        return self._later(lambda get: get(other) | get(self))

    def __rand__(self, other):
        return self._later(lambda get: get(other) & get(self))

    def __rxor__(self, other):
        return self._later(lambda get: get(other) ^ get(self))

    def __invert__(self):
        return self._later(lambda get: ~get(self))

    def __add__(self, other):
        return self._later(lambda get: get(self) + get(other))

    def __lshift__(self, other):
        return self._later(lambda get: get(self) << get(other))

    def __repr__(self):
        return f'auto({self.value!r})'


def _resolved(value, known, choose):
    return value._resolve(known, choose) if isinstance(value, auto) else value


class property(_builtins.property):
    """As the built-in one. (In an enumeration a member of the same name does not hide it on instances.)"""


def _is_member_name(cls_name, name, value):
    if name.startswith('__') and name.endswith('__') and len(name) > 4:
        return False
    if name.startswith('_') and name.endswith('_') and len(name) > 2:
        return False
    if name.startswith(f'_{cls_name.lstrip("_")}__'):
        return False
    if isinstance(value, member):
        return True
    if isinstance(value, (nonmember, _FunctionType, _builtins.property, classmethod, staticmethod, _partial)):
        return isinstance(value, _partial)
    return not (hasattr(type(value), '__get__') or hasattr(type(value), '__set__') or hasattr(type(value), '__delete__')) or isinstance(value, type)


def _data_type(bases):
    """What beside `Enum` says how values are kept: `int`, `str`; `object` if nothing does."""
    for base in bases:
        for one in base.__mro__:
            if one is object or isinstance(one, EnumType):
                continue
            if '__new__' in vars(one) or one.__module__ == 'builtins' or '__dataclass_fields__' in vars(one):
                return base if not isinstance(base, EnumType) and one.__module__ != 'builtins' else one
    return object


def _find_new(namespace, bases, data_type):
    """The `__new__` that makes members, and whether it takes the value."""
    own = namespace.get('__new__')
    if own is not None:
        return own.__func__ if isinstance(own, staticmethod) else own, True
    for base in bases:
        for one in base.__mro__:
            if '_member_new_' in vars(one) and vars(one)['_member_new_'] is not None:
                return vars(one)['_member_new_'], True
    if data_type is object:
        return object.__new__, False
    return data_type.__new__, True


class EnumType(type):
    def __new__(mcls, name, bases, namespace, *, boundary=None, _simple=False, **kwds):
        if not bases or _BASE is None:
            return type.__new__(mcls, name, bases, namespace, **kwds)
        return _build(mcls, name, bases, namespace, boundary, kwds)

    def __init__(cls, *args, **kwds):
        pass

    def __call__(cls, value=_UNSET, names=None, *, module=None, qualname=None, type=None, start=1, boundary=None):
        if names is None and (cls._member_map_ or type is None):
            if value is _UNSET:
                raise TypeError("EnumType.__call__() missing 1 required positional argument: 'value'")
            return cls.__new__(cls, value)
        return _functional(cls, value, names, module, qualname, type, start)

    def __iter__(cls):
        return iter([cls._member_map_[name] for name in cls._member_names_])

    def __reversed__(cls):
        return iter([cls._member_map_[name] for name in cls._member_names_[::-1]])

    def __len__(cls):
        return len(cls._member_names_)

    def __bool__(cls):
        return True

    def __contains__(cls, item):
        if isinstance(item, cls):
            return True
        if not isinstance(item, Enum):
            raise TypeError(f"unsupported operand type(s) for 'in': '{_of(item.__class__)}' and '{_of(cls.__class__)}'")
        return False

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __getattr__(cls, name):
        raise AttributeError(name)

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get('_member_map_', {}):
            raise AttributeError(f'cannot reassign member {name!r}')
        type.__setattr__(cls, name, value)

    def __delattr__(cls, name):
        if name in cls.__dict__.get('_member_map_', {}):
            raise AttributeError(f'{cls.__name__!r} cannot delete member {name!r}.')
        type.__delattr__(cls, name)

    @_builtins.property
    def __members__(cls):
        return _MappingProxyType(cls._member_map_)

    def __repr__(cls):
        kind = 'flag' if issubclass(cls, Flag) else 'enum'
        return f'<{kind} {cls.__name__!r}>'


def _of(cls):
    return cls.__qualname__


EnumMeta = EnumType
_BASE = None


def _functional(cls, name, names, module, qualname, mixin, start):
    if isinstance(names, str):
        names = names.replace(',', ' ').split()
    namespace = {}
    if isinstance(names, dict):
        pairs = list(names.items())
    else:
        names = list(names or ())
        if names and isinstance(names[0], str):
            pairs = []
            values = []
            for place, one in enumerate(names):
                value = cls._generate_next_value_(one, start, place, values[:])
                values.append(value)
                pairs.append((one, value))
        else:
            pairs = names
    for one, value in pairs:
        namespace[one] = value
    namespace['__module__'] = module or '__main__'
    namespace['__qualname__'] = qualname or name
    bases = (cls,) if mixin is None else (mixin, cls)
    return type(cls)(name, bases, namespace)


def _build(mcls, name, bases, namespace, boundary, kwds):
    for base in bases:
        if isinstance(base, EnumType) and base.__dict__.get('_member_map_'):
            raise TypeError(f'<enum {name!r}> cannot extend {base!r}')
    ignored = namespace.get('_ignore_', ())
    ignored = ignored.replace(',', ' ').split() if isinstance(ignored, str) else list(ignored)
    raw = {}
    rest = {}
    for key, value in namespace.items():
        if key in ignored or key == '_ignore_':
            continue
        if _is_member_name(name, key, value):
            raw[key] = value.value if isinstance(value, member) else value
        else:
            rest[key] = value.value if isinstance(value, nonmember) else value
    for key in raw:
        if key == 'mro':
            raise ValueError(f'invalid enum member name(s) {key!r}')
    data_type = _data_type(bases)
    order = rest.pop('_order_', None)
    make, use_args = _find_new(rest, bases, data_type)
    own_new = '__new__' in rest
    if own_new:
        rest['_member_new_'] = make
    # What a call finds must come before the data type's own way to make instances.
    rest['__new__'] = Enum.__new__
    rest['_member_names_'] = []
    rest['_member_map_'] = {}
    rest['_value2member_map_'] = {}
    rest['_unhashable_values_'] = []
    rest['_member_type_'] = data_type
    rest['_use_args_'] = use_args
    cls = type.__new__(mcls, name, bases, rest, **kwds)
    if boundary is not None or '_boundary_' not in rest:
        type.__setattr__(cls, '_boundary_', boundary or getattr(cls, '_boundary_', None))
    _inherit_texts(cls, bases, data_type, rest)
    _add_members(cls, raw, make, use_args, data_type, own_new)
    if order is not None:
        order = order.replace(',', ' ').split() if isinstance(order, str) else list(order)
        if [one for one in order if one in cls._member_names_] != cls._member_names_:
            raise TypeError(f'member order does not match _order_:\n  {cls._member_names_!r}\n  {order!r}')
    return cls


def _inherit_texts(cls, bases, data_type, rest):
    """With a data type of its own before `Enum` in the order of look-ups, its texts must not win."""
    if data_type is object or ReprEnum is None:
        return
    for name in ('__repr__', '__str__', '__format__', '__reduce_ex__'):
        if name in rest or not hasattr(Enum, name):
            continue
        found = None
        for base in cls.__mro__[1:]:
            if isinstance(base, EnumType) and name in vars(base):
                found = vars(base)[name]
                break
        data_own = [one for one in data_type.__mro__ if name in vars(one) and one.__module__ != 'builtins']
        if name == '__repr__' and data_own and '__dataclass_fields__' in vars(data_own[0]):
            data_own = []
        if data_own:
            found = vars(data_own[0])[name]
        if found is not None:
            type.__setattr__(cls, name, found)


def _add_members(cls, raw, make, use_args, data_type, own_new):
    values = []
    generate = cls._generate_next_value_
    for name, value in raw.items():
        def choose():
            return generate(name, 1, len(values), values[:])

        had_auto = isinstance(value, auto) or (isinstance(value, tuple) and [item for item in value if isinstance(item, auto)])
        if isinstance(value, tuple):
            value = tuple([_resolved(item, values, choose) for item in value])
        elif had_auto:
            value = value._resolve(values, choose)
        args = value if isinstance(value, tuple) else (value,)
        if data_type is tuple:
            args = (args,)
        made = make(cls, *args) if use_args else make(cls)
        if not hasattr(made, '_value_'):
            if data_type is object:
                made._value_ = value
            else:
                try:
                    made._value_ = data_type(*args)
                except Exception as error:
                    raise TypeError('_value_ not set in __new__, unable to create it') from error
        values.append(made._value_)
        _add_member(cls, name, made, args)


def _lookup(cls, value):
    """The member of a value, or `None`."""
    try:
        return cls._value2member_map_.get(value)
    except TypeError:
        for member_value, found in cls._unhashable_values_:
            if member_value == value:
                return found
    return None


def _add_member(cls, name, made, args):
    value = made._value_
    made._name_ = name
    made.__objclass__ = cls
    made._sort_order_ = len(cls._member_names_)
    made.__init__(*args)
    value = made._value_
    known = _lookup(cls, value)
    if known is not None and isinstance(value, int) and _is_flag(cls) and not isinstance(known, cls):
        known = None
    if known is not None:
        made = known
    else:
        if not _is_flag(cls) or not isinstance(value, int) or value == 0 or value & (value - 1) == 0:
            if not (_is_flag(cls) and value == 0):
                cls._member_names_.append(name)
        try:
            cls._value2member_map_[value] = made
        except TypeError:
            cls._unhashable_values_.append((value, made))
    cls._member_map_[name] = made
    type.__setattr__(cls, name, made)


def _is_flag(cls):
    return Flag is not None and issubclass(cls, Flag)


ReprEnum = None
Flag = None


def _no_change(name):
    def refuse(self, value):
        raise AttributeError(f"<enum 'Enum'> cannot set attribute {name!r}")

    return refuse


class Enum(metaclass=EnumType):
    _member_names_ = []
    _member_map_ = {}
    _value2member_map_ = {}
    _unhashable_values_ = []
    _member_type_ = object
    _member_new_ = None
    _boundary_ = None

    def __new__(cls, value):
        # Members are made by `_add_members`; a call finds them.
        if type(value) is cls:
            return value
        found = _lookup(cls, value)
        if found is not None:
            return found
        if not cls._member_map_:
            raise TypeError(f'{cls!r} has no members')
        try:
            found = cls._missing_(value)
        except Exception as error:
            problem = error
            found = None
        else:
            problem = None
        if isinstance(found, cls):
            return found
        if _is_flag(cls) and cls._boundary_ is EJECT and isinstance(found, int):
            return found
        wrong = ValueError(f'{value!r} is not a valid {cls.__qualname__}')
        if found is None and problem is None:
            raise wrong
        if problem is None:
            problem = TypeError(f'error in {cls.__name__}._missing_: returned {found!r} instead of None or a valid member')
        if not isinstance(problem, ValueError):
            problem.__context__ = wrong
        raise problem

    def __init__(self, *args, **kwds):
        pass

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start
        try:
            return sorted(last_values)[-1] + 1
        except TypeError:
            for value in last_values[::-1]:
                try:
                    return value + 1
                except TypeError:
                    pass
        return start

    @classmethod
    def _missing_(cls, value):
        return None

    name = _builtins.property(lambda self: self._name_, _no_change('name'))
    value = _builtins.property(lambda self: self._value_, _no_change('value'))

    def __repr__(self):
        shown = getattr(type(self), '_value_repr_', None) or repr
        return f'<{type(self).__name__}.{self._name_}: {shown(self._value_)}>'

    def __str__(self):
        return f'{type(self).__name__}.{self._name_}'

    def __format__(self, format_spec):
        return str.__format__(str(self), format_spec)

    def __hash__(self):
        return hash(self._name_)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __reduce_ex__(self, protocol):
        return type(self), (self._value_,)

    def __dir__(self):
        return ['__class__', '__doc__', '__eq__', '__hash__', '__module__', 'name', 'value']


_BASE = Enum


class ReprEnum(Enum):
    """Only `repr` is that of enumerations; the rest is the data type's."""


def _plain_format(self, format_spec):
    return type(self)._member_type_.__format__(self._value_, format_spec)


class IntEnum(int, ReprEnum):
    def __str__(self):
        return int.__repr__(self)

    __format__ = _plain_format


class StrEnum(str, ReprEnum):
    def __new__(cls, *values):
        if len(values) > 3:
            raise TypeError(f'too many arguments for str(): {values!r}')
        if len(values) == 1 and not isinstance(values[0], str):
            raise TypeError(f'{values[0]!r} is not a string')
        value = str(*values)
        made = str.__new__(cls, value)
        made._value_ = value
        return made

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()

    def __str__(self):
        return str.__str__(self._value_)

    __format__ = _plain_format


class FlagBoundary(StrEnum):
    STRICT = auto()
    CONFORM = auto()
    EJECT = auto()
    KEEP = auto()


STRICT, CONFORM, EJECT, KEEP = FlagBoundary


def _bits(number):
    """The single bits of a number, the lowest first."""
    while number:
        bit = number & -number
        yield bit
        number ^= bit


class Flag(Enum):
    _boundary_ = STRICT

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start if start is not None else 1
        try:
            highest = max(last_values)
        except TypeError:
            raise TypeError(f'invalid flag value {last_values[-1]!r}') from None
        return 2 ** highest.bit_length()

    @classmethod
    def _all(cls):
        """All bits of the members."""
        bits = 0
        for found in cls._member_map_.values():
            bits |= found._value_
        return bits

    @classmethod
    def _missing_(cls, value):
        if not isinstance(value, int):
            raise ValueError(f'{value!r} is not a valid {cls.__qualname__}')
        known = cls._all()
        everything = 2 ** known.bit_length() - 1
        given = value
        if not -everything - 1 <= value <= everything or value & (everything ^ known) and value >= 0:
            if cls._boundary_ is STRICT:
                width = max(value.bit_length(), known.bit_length())
                raise ValueError(
                    f'{cls!r} invalid value {value!r}\n    given {_binary(value, width)}\n  allowed {_binary(known, width)}')
            if cls._boundary_ is EJECT:
                return value
            if cls._boundary_ is CONFORM:
                value &= known
        if value < 0:
            value = max(everything + 1, 2 ** value.bit_length()) + value if cls._boundary_ is KEEP else value & everything
            if cls._boundary_ is not KEEP:
                value &= known
        if value != given or value in cls._value2member_map_:
            found = cls._value2member_map_.get(value)
            if found is not None:
                return found
        return cls._composed(value, known)

    @classmethod
    def _composed(cls, value, known):
        """A member that has no name in the class: several others at once."""
        if cls._member_type_ is object:
            made = object.__new__(cls)
        else:
            made = cls._member_type_.__new__(cls, value)
        made._value_ = value
        names = [found._name_ for found in cls._iter_value(value)]
        rest = value & ~known
        made._name_ = '|'.join(names) or None
        if rest and names:
            made._name_ += f'|{rest}' if cls._boundary_ is not KEEP else f'|{hex(rest) if rest > 8 else rest}'
        found = cls._value2member_map_.setdefault(value, made)
        return found

    @classmethod
    def _iter_value(cls, value):
        """Members of one bit each, as they were defined."""
        bits = _bits(value & cls._all() if value >= 0 else cls._all() & value)
        members = [cls._value2member_map_.get(bit) for bit in bits]
        named = [found for found in members if found is not None and found._name_ in cls._member_names_]
        return iter(sorted(named, key=lambda found: cls._member_names_.index(found._name_)))

    def __iter__(self):
        return type(self)._iter_value(self._value_)

    def __len__(self):
        return len(list(_bits(self._value_)))

    def __contains__(self, other):
        if not isinstance(other, type(self)):
            raise TypeError(f"unsupported operand type(s) for 'in': {type(other).__qualname__!r} and {type(self).__qualname__!r}")
        return other._value_ & self._value_ == other._value_

    def __repr__(self):
        kind = type(self)
        if self._name_ is None:
            return f'<{kind.__name__}: {self._value_!r}>'
        return f'<{kind.__name__}.{self._name_}: {self._value_!r}>'

    def __str__(self):
        kind = type(self)
        if self._name_ is None:
            return f'{kind.__name__}({self._value_!r})'
        return f'{kind.__name__}.{self._name_}'

    def __bool__(self):
        return bool(self._value_)

    def _other(self, other):
        if isinstance(other, type(self)):
            return other._value_
        if type(self)._member_type_ is not object and isinstance(other, type(self)._member_type_):
            return other
        return None

    def __or__(self, other):
        value = self._other(other)
        return NotImplemented if value is None else type(self)(self._value_ | value)

    def __and__(self, other):
        value = self._other(other)
        return NotImplemented if value is None else type(self)(self._value_ & value)

    def __xor__(self, other):
        value = self._other(other)
        return NotImplemented if value is None else type(self)(self._value_ ^ value)

    def __invert__(self):
        kind = type(self)
        if kind._boundary_ is KEEP or kind._boundary_ is EJECT:
            known = kind._all()
            return kind(known & ~self._value_) if self._value_ & ~known == 0 else kind(~self._value_)
        return kind(kind._all() & ~self._value_)

    __ror__ = __or__
    __rand__ = __and__
    __rxor__ = __xor__


def _binary(number, width):
    if number >= 0:
        return f'0b0 {number:0{width}b}'
    return f'0b1 {number + (1 << width) if -number <= 1 << width else 0:0{width}b}'


class IntFlag(int, ReprEnum, Flag, boundary=KEEP):
    # Those of `int` come first otherwise.
    __repr__ = Flag.__repr__
    __or__ = __ror__ = Flag.__or__
    __and__ = __rand__ = Flag.__and__
    __xor__ = __rxor__ = Flag.__xor__
    __invert__ = Flag.__invert__

    def __str__(self):
        return int.__repr__(self)

    __format__ = _plain_format


def unique(enumeration):
    doubles = [(name, found.name) for name, found in enumeration.__members__.items() if name != found.name]
    if doubles:
        raise ValueError(f"duplicate values found in {enumeration!r}: {', '.join([f'{alias} -> {name}' for alias, name in doubles])}")
    return enumeration


class EnumCheck(StrEnum):
    CONTINUOUS = 'no skipped integer values'
    NAMED_FLAGS = 'multi-flag aliases may not contain unnamed flags'
    UNIQUE = 'one name per value'


CONTINUOUS, NAMED_FLAGS, UNIQUE = EnumCheck


def verify(*checks):
    def decorate(enumeration):
        for check in checks:
            if check is UNIQUE:
                doubles = [(name, found.name) for name, found in enumeration.__members__.items() if name != found.name]
                if doubles:
                    shown = ', '.join([f'{alias} -> {name}' for alias, name in doubles])
                    raise ValueError(f'aliases found in {enumeration!r}: {shown}')
            elif check is CONTINUOUS:
                values = {found.value for found in enumeration}
                missing = [value for value in range(min(values, default=0), max(values, default=0)) if value not in values]
                if missing:
                    kind = 'flag' if issubclass(enumeration, Flag) else 'enum'
                    raise ValueError(f"invalid {kind} {enumeration.__name__!r}: missing values {', '.join(map(str, missing))}")
        return enumeration

    return decorate


def show_flag_values(value):
    return list(_bits(value if isinstance(value, int) else value.value))


def global_enum(cls, update_str=False):
    return cls
