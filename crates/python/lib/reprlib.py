"""Texts of objects that hold themselves, and short texts of long ones."""

__all__ = ['Repr', 'recursive_repr', 'repr']

import builtins
from _thread import get_ident


def recursive_repr(fillvalue='...'):
    """A decorator for `__repr__`: within itself it gives `fillvalue`."""

    def decorate(function):
        running = set()

        def wrapper(self):
            key = id(self), get_ident()
            if key in running:
                return fillvalue
            running.add(key)
            try:
                return function(self)
            finally:
                running.discard(key)

        wrapper.__name__ = getattr(function, '__name__', '__repr__')
        wrapper.__qualname__ = getattr(function, '__qualname__', '__repr__')
        wrapper.__module__ = getattr(function, '__module__', None)
        wrapper.__doc__ = getattr(function, '__doc__', None)
        return wrapper

    return decorate


class Repr:
    """Texts of at most so many parts."""

    def __init__(self):
        self.maxlevel = 6
        self.maxtuple = 6
        self.maxlist = 6
        self.maxset = 6
        self.maxfrozenset = 6
        self.maxdeque = 6
        self.maxdict = 4
        self.maxstring = 30
        self.maxlong = 40
        self.maxother = 30

    def repr(self, x):
        return self.repr1(x, self.maxlevel)

    def repr1(self, x, level):
        kind = type(x).__name__
        if kind == 'list':
            return self._items(x, level, '[', ']', self.maxlist)
        if kind == 'tuple':
            return self._items(x, level, '(', ')', self.maxtuple, ',' if len(x) == 1 else '')
        if kind == 'set':
            return self._items(self._sorted(x), level, '{', '}', self.maxset) if x else 'set()'
        if kind == 'frozenset':
            return self._items(self._sorted(x), level, 'frozenset({', '})', self.maxfrozenset) if x else 'frozenset()'
        if kind == 'dict':
            return self._dict(x, level)
        text = builtins.repr(x)
        return self._cut(text, self.maxstring if kind == 'str' else self.maxlong if kind == 'int' else self.maxother)

    def _sorted(self, x):
        try:
            return sorted(x)
        except TypeError:
            return list(x)

    def _items(self, x, level, left, right, most, trail=''):
        if level <= 0 and x:
            return f'{left}...{right}'
        parts = [self.repr1(item, level - 1) for item in list(x)[:most]]
        if len(x) > most:
            parts.append('...')
        return f"{left}{', '.join(parts)}{trail if len(parts) == 1 else ''}{right}"

    def _dict(self, x, level):
        if not x:
            return '{}'
        if level <= 0:
            return '{...}'
        parts = []
        for key in self._sorted(x)[:self.maxdict]:
            parts.append(f'{self.repr1(key, level - 1)}: {self.repr1(x[key], level - 1)}')
        if len(x) > self.maxdict:
            parts.append('...')
        return '{' + ', '.join(parts) + '}'

    def _cut(self, text, most):
        if len(text) <= most:
            return text
        before = max(0, (most - 3) // 2)
        after = max(0, most - 3 - before)
        return text[:before] + '...' + text[len(text) - after:]


aRepr = Repr()
repr = aRepr.repr
