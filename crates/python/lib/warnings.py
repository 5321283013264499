"""Warnings, which are printed to `sys.stderr`, once from each place that is named."""

__all__ = ['catch_warnings', 'filterwarnings', 'formatwarning', 'resetwarnings', 'showwarning', 'simplefilter', 'warn', 'warn_explicit']

import sys as _sys

_filters = []
_seen = set()
_recorders = []
_DEFAULTS = ((DeprecationWarning, 'default'), (ResourceWarning, 'ignore'))


class WarningMessage:
    def __init__(self, message, category, filename, lineno):
        self.message = message
        self.category = category
        self.filename = filename
        self.lineno = lineno
        self.file = self.line = self.source = None

    def __str__(self):
        return f'{{message : {self.message!r}, category : {self.category.__name__!r}, filename : {self.filename!r}, lineno : {self.lineno}}}'


def formatwarning(message, category, filename, lineno, line=None):
    return f'{filename}:{lineno}: {category.__name__}: {message}\n' if filename else f'{category.__name__}: {message}\n'


def showwarning(message, category, filename, lineno, file=None, line=None):
    (_sys.stderr if file is None else file).write(formatwarning(message, category, filename, lineno, line))


def _action(category, text):
    for action, start, kind in _filters:
        if issubclass(category, kind) and text.startswith(start):
            return action
    for kind, action in _DEFAULTS:
        if issubclass(category, kind):
            return action
    return 'default'


def warn(message, category=None, stacklevel=1, source=None):
    if isinstance(message, Warning):
        category = type(message)
    elif category is None:
        category = UserWarning
    if not (isinstance(category, type) and issubclass(category, Warning)):
        raise TypeError(f'category must be a Warning subclass, not {type(category).__name__!r}')
    warn_explicit(message, category, '', 0)


def warn_explicit(message, category, filename, lineno, module=None, registry=None, module_globals=None, source=None):
    error = message if isinstance(message, Warning) else category(message)
    text = str(message)
    action = _action(category, text)
    if action == 'error':
        raise error
    if action == 'ignore':
        return
    if action != 'always':
        if (category, text, lineno) in _seen:
            return
        _seen.add((category, text, lineno))
    if _recorders:
        _recorders[-1].append(WarningMessage(error, category, filename, lineno))
    else:
        showwarning(error, category, filename, lineno)


def simplefilter(action, category=Warning, lineno=0, append=False):
    filterwarnings(action, '', category, append=append)


def filterwarnings(action, message='', category=Warning, module='', lineno=0, append=False):
    if action not in ('error', 'ignore', 'always', 'default', 'module', 'once'):
        raise AssertionError(f'invalid action: {action!r}')
    _filters.insert(len(_filters) if append else 0, (action, message.rstrip('.*'), category))
    _seen.clear()


def resetwarnings():
    _filters.clear()


class catch_warnings:
    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False):
        self._record = record
        self._action = action
        self._category = category

    def __enter__(self):
        self._kept = _filters[:]
        _seen.clear()
        if self._action is not None:
            simplefilter(self._action, self._category)
        if self._record:
            _recorders.append([])
            return _recorders[-1]
        return None

    def __exit__(self, *exc):
        _filters[:] = self._kept
        if self._record:
            _recorders.pop()
