"""Abstract classes.

A class whose metaclass is `ABCMeta` keeps the names of its abstract methods in `__abstractmethods__`.
The machine's `object.__new__` refuses to make an instance of a class for which that is not empty.
"""

__all__ = [
    'ABC', 'ABCMeta', 'abstractclassmethod', 'abstractmethod', 'abstractproperty', 'abstractstaticmethod', 'get_cache_token',
    'update_abstractmethods',
]


def abstractmethod(funcobj):
    funcobj.__isabstractmethod__ = True
    return funcobj


class abstractclassmethod(classmethod):
    __isabstractmethod__ = True


class abstractstaticmethod(staticmethod):
    __isabstractmethod__ = True


class abstractproperty(property):
    __isabstractmethod__ = True


def _is_abstract(value):
    if getattr(value, '__isabstractmethod__', False):
        return True
    if isinstance(value, property):
        for part in (value.fget, value.fset, value.fdel):
            if getattr(part, '__isabstractmethod__', False):
                return True
    elif isinstance(value, (classmethod, staticmethod)):
        return bool(getattr(value.__func__, '__isabstractmethod__', False))
    return False


def _abstract_names(cls):
    names = [name for name, value in list(vars(cls).items()) if _is_abstract(value)]
    for base in cls.__bases__:
        for name in getattr(base, '__abstractmethods__', ()):
            if name not in names and _is_abstract(_found(cls, name)):
                names.append(name)
    return frozenset(names)


def _found(cls, name):
    for base in cls.__mro__:
        value = vars(base).get(name)
        if value is not None:
            return value
    return None


_tokens = 0
# For each abstract class, the classes that were said to belong to it.
_registered = {}


class ABCMeta(type):
    def __new__(mcls, name, bases, namespace, /, **kwargs):
        cls = type.__new__(mcls, name, bases, namespace, **kwargs)
        cls.__abstractmethods__ = _abstract_names(cls)
        return cls

    def register(cls, subclass):
        global _tokens
        if not isinstance(subclass, type):
            raise TypeError('Can only register classes')
        if cls in subclass.__mro__:
            return subclass
        _registered.setdefault(cls, []).append(subclass)
        _tokens += 1
        return subclass

    def __instancecheck__(cls, instance):
        return cls.__subclasscheck__(type(instance))

    def __subclasscheck__(cls, subclass):
        if not isinstance(subclass, type):
            raise TypeError('issubclass() arg 1 must be a class')
        if cls in subclass.__mro__:
            return True
        ask = getattr(cls, '__subclasshook__', None)
        if ask is not None:
            answer = ask(subclass)
            if answer is not NotImplemented:
                return answer
        # A class belongs to what it was registered with, and to what that belongs to.
        for base, known in _registered.items():
            if cls in base.__mro__:
                for other in known:
                    if other in subclass.__mro__ or (other is not cls and isinstance(other, ABCMeta) and issubclass(subclass, other)):
                        return True
        return False


class ABC(metaclass=ABCMeta):
    __slots__ = ()


def update_abstractmethods(cls):
    if hasattr(cls, '__abstractmethods__'):
        cls.__abstractmethods__ = _abstract_names(cls)
    return cls


def get_cache_token():
    return _tokens
