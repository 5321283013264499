# The names of an object or of a module as a dictionary: `vars(x)`, `x.__dict__`, `globals()`.
#
# It is a copy: what the owner gets or loses later it does not show. What is changed in it is changed there as well.
#
# Native, and private: `_put_name(owner, name, value)`, `_drop_name(owner, name)`; the machine sets `_owner`.


class _Names(dict):
    def __setitem__(self, name, value):
        dict.__setitem__(self, name, value)
        _put_name(self._owner, name, value)

    def __delitem__(self, name):
        dict.__delitem__(self, name)
        _drop_name(self._owner, name)

    def update(self, other=(), /, **more):
        for name, value in dict(other, **more).items():
            self[name] = value

    def __ior__(self, other):
        self.update(other)
        return self

    def setdefault(self, name, default=None, /):
        if name not in self:
            self[name] = default
        return self[name]

    def pop(self, name, /, *default):
        inside = name in self
        value = dict.pop(self, name, *default)
        if inside:
            _drop_name(self._owner, name)
        return value

    def popitem(self):
        name, value = dict.popitem(self)
        _drop_name(self._owner, name)
        return name, value

    def clear(self):
        for name in list(self):
            del self[name]

    def __reduce__(self):
        return dict, (dict(self),)


_Names.__name__ = _Names.__qualname__ = 'dict'
_Names.__module__ = 'builtins'


def _sorted_names(names):
    return sorted(names)
