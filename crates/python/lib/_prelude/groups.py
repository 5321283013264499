# Exception groups, and what `except*` calls: `_star_begin(exc)`, for each clause `_star_match(parts, kind)` and
# `_star_raised(parts, part, exc)`, at the end `_star_end(parts)`: what is to be raised, or `None`.


class BaseExceptionGroup(BaseException):
    """Several exceptions that are raised together."""

    def __new__(cls, message, errors, /):
        if not isinstance(message, str):
            raise TypeError(f'BaseExceptionGroup.__new__() argument 1 must be str, not {type(message).__name__}')
        if not hasattr(type(errors), '__getitem__'):
            raise TypeError('second argument (exceptions) must be a sequence')
        errors = tuple(errors)
        if not errors:
            raise ValueError('second argument (exceptions) must be a non-empty sequence')
        for place, error in enumerate(errors):
            if not isinstance(error, BaseException):
                raise ValueError(f'Item {place} of second argument (exceptions) is not an exception')
        plain = all(isinstance(error, Exception) for error in errors)
        if cls is BaseExceptionGroup and plain:
            cls = ExceptionGroup
        elif issubclass(cls, Exception) and not plain:
            kind = 'an ExceptionGroup' if cls is ExceptionGroup else repr(cls.__name__)
            raise TypeError(f'Cannot nest BaseExceptions in {kind}')
        group = BaseException.__new__(cls, message, errors)
        group._message, group._errors = message, errors
        return group

    message = property(lambda self: self._message)
    exceptions = property(lambda self: self._errors)

    def __init__(self, *args):
        BaseException.__init__(self, *args)

    def __str__(self):
        count = len(self._errors)
        return f'{self._message} ({count} sub-exception{"" if count == 1 else "s"})'

    def __repr__(self):
        return f'{type(self).__name__}({self.args[0]!r}, {self.args[1]!r})'

    def derive(self, errors, /):
        return BaseExceptionGroup(self._message, errors)

    def subgroup(self, condition, /):
        return self.split(condition)[0]

    def split(self, condition, /):
        return _group_split(self, _group_condition(condition))

    def __class_getitem__(cls, item):
        return _Alias(cls, item)


class ExceptionGroup(BaseExceptionGroup, Exception):
    """Several exceptions that are raised together."""


BaseExceptionGroup.__module__ = ExceptionGroup.__module__ = 'builtins'


def _group_condition(condition):
    kinds = condition if isinstance(condition, tuple) else (condition,)
    if all(isinstance(kind, type) and issubclass(kind, BaseException) for kind in kinds):
        return lambda error: isinstance(error, condition)
    if callable(condition) and not isinstance(condition, type):
        return condition
    raise TypeError('expected a function, exception type or tuple of exception types')


def _group_split(error, condition):
    """What the condition holds for, and the rest; each is `None` if it is empty."""
    if condition(error):
        return error, None
    if not isinstance(error, BaseExceptionGroup):
        return None, error
    pairs = [_group_split(part, condition) for part in error._errors]
    return tuple(_group_part(error, [pair[side] for pair in pairs if pair[side] is not None]) for side in (0, 1))


def _group_part(group, errors):
    if not errors:
        return None
    part = group.derive(errors)
    part.__cause__ = group.__cause__
    part.__context__ = group.__context__
    part.__suppress_context__ = group.__suppress_context__
    _copy_frames(group, part)
    if hasattr(group, '__notes__'):
        part.__notes__ = list(group.__notes__)
    return part


def _star_begin(error):
    # The whole, what is left of it, what clauses raised, what they raised again.
    return [error, error, [], []]


def _star_match(parts, kind):
    for one in kind if isinstance(kind, tuple) else (kind,):
        if not (isinstance(one, type) and issubclass(one, BaseException)):
            raise TypeError('catching classes that do not inherit from BaseException is not allowed')
        if issubclass(one, BaseExceptionGroup):
            raise TypeError('catching ExceptionGroup with except* is not allowed. Use except instead.')
    left = parts[1]
    if left is None:
        return None
    if isinstance(left, BaseExceptionGroup):
        part, parts[1] = left.split(kind)
        return part
    if not isinstance(left, kind):
        return None
    parts[1] = None
    return BaseExceptionGroup('', (left,))


def _star_raised(parts, part, error):
    parts[3 if error is part else 2].append(error)


def _star_end(parts):
    whole, left, new, again = parts
    if not isinstance(whole, BaseExceptionGroup):
        return new[0] if new else again[0] if again else left
    kept = again if left is None else [*again, left]
    if kept:
        leaves = [leaf for group in kept for leaf in _group_leaves(group)]
        kept = [whole.subgroup(lambda error: any(error is leaf for leaf in leaves))]
    if not new:
        return kept[0] if kept else None
    return BaseExceptionGroup('', new + kept)


def _group_leaves(error):
    if not isinstance(error, BaseExceptionGroup):
        return [error]
    return [leaf for part in error._errors for leaf in _group_leaves(part)]


# A report, line by line: what is in a group is indented.

_MOST_SHOWN = 15


def _group_lines(group, seen, depth):
    margin = '  ' * depth + '| '
    lines = [margin + line for line in _own_lines(group)]
    shown = group._errors[:_MOST_SHOWN]
    inner = '  ' * (depth + 1)
    for place, error in enumerate(shown):
        lines.append(f'{"  " * depth}{"+-" if place == 0 else "  "}+---------------- {place + 1} ----------------')
        if isinstance(error, BaseExceptionGroup) and not _is_chained(error):
            lines += _group_lines(error, seen, depth + 1)
        else:
            lines += [f'{inner}| {line}' for line in _exception_text(error, seen).splitlines()]
    hidden = len(group._errors) - len(shown)
    if hidden:
        lines += [f'{inner}+---------------- ... ----------------', f'{inner}| and {hidden} more exception{"s" if hidden > 1 else ""}']
    if hidden or not isinstance(shown[-1], BaseExceptionGroup):
        lines.append(inner + '+------------------------------------')
    return lines


def _own_lines(error):
    frames = _frames_of(error).replace('Traceback (', 'Exception Group Traceback (', 1)
    return (frames + _exception_line(error)).splitlines()


def _is_chained(error):
    return error.__cause__ is not None or (error.__context__ is not None and not error.__suppress_context__)


def _group_text(group, seen):
    lines = _group_lines(group, seen, 1)
    if lines[0].startswith('  | Exception Group Traceback'):
        lines[0] = '  + ' + lines[0][4:]
    return '\n'.join(lines) + '\n'
