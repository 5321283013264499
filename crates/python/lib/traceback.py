"""Texts of exceptions. The machine writes them: `_traceback.format(exc)` gives a whole report.

A traceback belongs to its exception here: what is asked of one is answered for the exception that has it.
"""

__all__ = [
    'clear_frames', 'extract_stack', 'extract_tb', 'format_exc', 'format_exception', 'format_exception_only', 'format_stack', 'format_tb',
    'print_exc', 'print_exception', 'print_last', 'print_stack', 'print_tb',
]

import _traceback
import sys

_UNSET = object()


def _exception(exc, value):
    """Both ways to call: with the exception alone, and with its type before it."""
    if value is not _UNSET:
        return value
    if exc is None or isinstance(exc, BaseException):
        return exc
    raise TypeError(f'Exception expected for value, {type(exc).__name__} found')


_HEAD = 'Traceback (most recent call last):\n'


def format_exception(exc, /, value=_UNSET, tb=_UNSET, limit=None, chain=True):
    error = _exception(exc, value)
    if error is None:
        return ['NoneType: None\n']
    if tb is None:
        return format_exception_only(error)
    report = _traceback.format(error)
    if not chain:
        report = report[report.rfind(_HEAD):] if _HEAD in report else report
    return _cut(_parts(report), limit)


def _cut(parts, limit):
    """The parts of a report with fewer frames: a limit counts for each exception."""
    if limit is None:
        return parts
    kept, frames = [], []
    for part in parts + ['']:
        if part.startswith('  File '):
            frames.append(part)
            continue
        kept += _limited(frames, limit)
        frames = []
        kept.append(part)
    return kept[:-1]


def _parts(report):
    """A report in parts: a frame is one, with all its lines."""
    parts = []
    for line in report.splitlines(True):
        if parts and line.startswith('    ') and parts[-1].startswith('  File '):
            parts[-1] += line
        else:
            parts.append(line)
    return parts


def _frames(report):
    """The frames of the last exception in a report."""
    parts = _parts(report[report.rfind(_HEAD):]) if _HEAD in report else []
    return [part for part in parts if part.startswith('  File ')]


def format_exception_only(exc, /, value=_UNSET):
    error = _exception(exc, value)
    if error is None:
        return ['NoneType: None\n']
    kind = type(error)
    name = kind.__qualname__ if kind.__module__ in ('builtins', '__main__') else f'{kind.__module__}.{kind.__qualname__}'
    if isinstance(error, SyntaxError):
        whole = _traceback.format(error).splitlines(True)
        start = 0
        for place, line in enumerate(whole):
            if line.startswith(name):
                start = place
        return list(whole[max(start - 3, 0):])
    try:
        text = str(error)
    except Exception:
        text = '<exception str() failed>'
    lines = [f'{name}: {text}\n' if text else f'{name}\n']
    for note in getattr(error, '__notes__', ()):
        lines += [line + '\n' for line in str(note).split('\n')]
    return lines


def format_exc(limit=None, chain=True):
    return ''.join(format_exception(sys.exc_info()[1], limit=limit, chain=chain))


def print_exception(exc, /, value=_UNSET, tb=_UNSET, limit=None, file=None, chain=True):
    _print(''.join(format_exception(exc, value, tb, limit, chain)), file)


def print_exc(limit=None, file=None, chain=True):
    _print(format_exc(limit, chain), file)


def print_last(limit=None, file=None, chain=True):
    raise ValueError('no last exception')


def format_tb(tb, limit=None):
    if tb is None:
        return []
    return _limited(_frames(_traceback.format(tb._exception))[tb._place:], limit)


def _limited(frames, limit):
    """A limit counts from the outermost call; a negative one from the innermost."""
    if limit is None:
        return frames
    return frames[:limit] if limit >= 0 else frames[limit:]


def print_tb(tb, limit=None, file=None):
    _print(''.join(format_tb(tb, limit)), file)


def format_stack(f=None, limit=None):
    if f is not None:
        raise NotImplementedError('traceback: this machine shows the frames of the call under way only')
    # A limit counts from the innermost call.
    frames = [_frame_text(*place) for place in _traceback.stack()]
    if limit is None:
        return frames
    return frames[max(len(frames) - limit, 0):] if limit >= 0 else frames[:-limit]


def _frame_text(file, line, function, text):
    return f'  File "{file}", line {line}, in {function}\n' + (f'    {text}\n' if text else '')


def print_stack(f=None, limit=None, file=None):
    _print(''.join(format_stack(f, limit)), file)


def _print(text, file):
    (sys.stderr if file is None else file).write(text)


def clear_frames(tb):
    pass


class FrameSummary:
    """A place that an exception passed."""

    def __init__(self, filename, lineno, name, *, line=None):
        self.filename = filename
        self.lineno = lineno
        self.name = name
        self.line = line

    def __iter__(self):
        return iter([self.filename, self.lineno, self.name, self.line])

    def __getitem__(self, place):
        return (self.filename, self.lineno, self.name, self.line)[place]

    def __len__(self):
        return 4

    def __repr__(self):
        return f'<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>'


class StackSummary(list):
    def format(self):
        return [f'  File "{frame.filename}", line {frame.lineno}, in {frame.name}\n' + (f'    {frame.line}\n' if frame.line else '') for frame in self]


def _summary(lines):
    found = StackSummary()
    for line in lines:
        first, _, rest = line.partition('\n')
        if not first.startswith('  File "'):
            continue
        name, _, place = first[8:].rpartition('", line ')
        number, _, function = place.partition(', in ')
        found.append(FrameSummary(name, int(number), function, line=rest.partition('\n')[0].strip() or None))
    return found


def extract_tb(tb, limit=None):
    return _summary(format_tb(tb, limit))


def extract_stack(f=None, limit=None):
    return _summary(format_stack(f, limit))


class TracebackException:
    """An exception's report, kept for later."""

    def __init__(self, exc_type, exc_value, exc_traceback, **options):
        self.exc_type = exc_type
        self._lines = format_exception(exc_value)
        self._only = format_exception_only(exc_value)
        self.stack = extract_tb(exc_traceback)

    @classmethod
    def from_exception(cls, exc, *args, **options):
        return cls(type(exc), exc, exc.__traceback__)

    def format(self, *, chain=True):
        return iter(self._lines)

    def format_exception_only(self):
        return iter(self._only)

    def __str__(self):
        return ''.join(self._only).rstrip('\n')
