"""`threading.local`: attributes of which each thread has its own."""

import sys
from _thread import get_ident

_numbers = iter(range(1, sys.maxsize))

# By thread, then by the number of the `local`.
_values = {}


def forget(ident):
    """Lets go of what thread `ident` kept: it ends."""
    _values.pop(ident, None)


class local:
    """Attributes of which each thread has its own."""

    def __new__(cls, /, *args, **kwargs):
        if (args or kwargs) and cls.__init__ is object.__init__:
            raise TypeError("Initialization arguments are not supported")
        self = object.__new__(cls)
        object.__setattr__(self, "_local__number", next(_numbers))
        object.__setattr__(self, "_local__arguments", (args, kwargs))
        # `__init__` is about to be called for this thread.
        _own_values()[object.__getattribute__(self, "_local__number")] = {}
        return self

    def __getattribute__(self, name):
        values = _values_of(self)
        if name == "__dict__":
            return values
        if name in values and not _is_data_descriptor(type(self), name):
            return values[name]
        if name.startswith("_local__"):
            raise _no_attribute(self, name)
        try:
            return object.__getattribute__(self, name)
        except AttributeError:
            pass
        raise _no_attribute(self, name)

    def __setattr__(self, name, value):
        if name == "__dict__":
            raise AttributeError(f"{_type_name(self)!r} object attribute '__dict__' is read-only")
        if _is_data_descriptor(type(self), name):
            object.__setattr__(self, name, value)
        else:
            _values_of(self)[name] = value

    def __delattr__(self, name):
        if name == "__dict__":
            raise AttributeError(f"{_type_name(self)!r} object attribute '__dict__' is read-only")
        if _is_data_descriptor(type(self), name):
            object.__delattr__(self, name)
            return
        values = _values_of(self)
        if name not in values:
            raise _no_attribute(self, name)
        del values[name]


def _own_values():
    return _values.setdefault(get_ident(), {})


def _values_of(self):
    number = object.__getattribute__(self, "_local__number")
    own = _own_values()
    if number not in own:
        # The first time in this thread: a subclass sets its attributes up anew.
        own[number] = {}
        args, kwargs = object.__getattribute__(self, "_local__arguments")
        type(self).__init__(self, *args, **kwargs)
    return own[number]


def _is_data_descriptor(cls, name):
    for base in cls.__mro__:
        if name in base.__dict__:
            return hasattr(base.__dict__[name], "__set__")
    return False


def _type_name(self):
    return "_thread._local" if type(self) is local else type(self).__name__


def _no_attribute(self, name):
    return AttributeError(f"{_type_name(self)!r} object has no attribute {name!r}")
