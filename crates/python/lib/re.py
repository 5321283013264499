"""Regular expressions. `_re` reads patterns and finds; what it gives are the last group and the places of all groups."""

__all__ = [
    'A', 'ASCII', 'DEBUG', 'DOTALL', 'I', 'IGNORECASE', 'L', 'LOCALE', 'M', 'MULTILINE', 'Match', 'NOFLAG', 'Pattern', 'RegexFlag', 'S', 'U',
    'UNICODE', 'VERBOSE', 'X', 'compile', 'error', 'escape', 'findall', 'finditer', 'fullmatch', 'match', 'purge', 'search', 'split', 'sub',
    'subn', 'template',
]

import _re
from enum import KEEP as _KEEP, IntFlag as _IntFlag
from sys import maxsize as _FAR


class RegexFlag(_IntFlag, boundary=_KEEP):
    NOFLAG = 0
    ASCII = A = 256
    IGNORECASE = I = 2
    LOCALE = L = 4
    UNICODE = U = 32
    MULTILINE = M = 8
    DOTALL = S = 16
    VERBOSE = X = 64
    TEMPLATE = T = 1
    DEBUG = 128

    def __repr__(self):
        parts = []
        left = self._value_
        for one in RegexFlag._member_map_.values():
            if one._value_ and left & one._value_:
                parts.append(f're.{one._name_}')
                left &= ~one._value_
        if left:
            parts.append(hex(left))
        return '|'.join(parts) or 're.NOFLAG'

    __str__ = object.__str__


NOFLAG = RegexFlag.NOFLAG
ASCII = A = RegexFlag.ASCII
IGNORECASE = I = RegexFlag.IGNORECASE
LOCALE = L = RegexFlag.LOCALE
UNICODE = U = RegexFlag.UNICODE
MULTILINE = M = RegexFlag.MULTILINE
DOTALL = S = RegexFlag.DOTALL
VERBOSE = X = RegexFlag.VERBOSE
TEMPLATE = T = RegexFlag.TEMPLATE
DEBUG = RegexFlag.DEBUG

_SEARCH, _MATCH, _FULL = 0, 1, 2


class error(Exception):
    """What is wrong with a pattern, and where."""

    __module__ = 're'

    def __init__(self, msg, pattern=None, pos=None):
        self.msg = msg
        self.pattern = pattern
        self.pos = pos
        self.lineno = self.colno = None
        if pattern is not None and pos is not None:
            newline = '\n' if isinstance(pattern, str) else b'\n'
            self.lineno = pattern.count(newline, 0, pos) + 1
            self.colno = pos - pattern.rfind(newline, 0, pos)
            msg = f'{msg} at position {pos}'
            if newline in pattern:
                msg = f'{msg} (line {self.lineno}, column {self.colno})'
        Exception.__init__(self, msg)


def _text(string, is_bytes):
    """What `_re` searches: bytes as the characters with their numbers."""
    if isinstance(string, str):
        if is_bytes:
            raise TypeError('cannot use a bytes pattern on a string-like object')
        return string
    if isinstance(string, (bytes, bytearray)):
        if not is_bytes:
            raise TypeError('cannot use a string pattern on a bytes-like object')
        return string.decode('latin-1')
    raise TypeError(f"expected string or bytes-like object, got '{type(string).__name__}'")


class Pattern:
    """A pattern that was read."""

    def __init__(self, *args):
        raise TypeError("cannot create 're.Pattern' instances")

    def _find(self, string, pos, endpos, mode):
        spans = _re.find(self._program, _text(string, self._is_bytes), pos, endpos, mode)
        return None if spans is None else _made(self, string, pos, endpos, spans)

    def search(self, string, pos=0, endpos=_FAR):
        return self._find(string, pos, endpos, _SEARCH)

    def match(self, string, pos=0, endpos=_FAR):
        return self._find(string, pos, endpos, _MATCH)

    def fullmatch(self, string, pos=0, endpos=_FAR):
        return self._find(string, pos, endpos, _FULL)

    def _all(self, string, pos, endpos, limit=0):
        return _re.find_all(self._program, _text(string, self._is_bytes), pos, endpos, limit)

    def findall(self, string, pos=0, endpos=_FAR):
        groups = self.groups
        empty = string[:0]
        found = []
        for spans in self._all(string, pos, endpos):
            if groups == 0:
                found.append(string[spans[1]:spans[2]])
            elif groups == 1:
                found.append(string[spans[3]:spans[4]] if spans[3] >= 0 else empty)
            else:
                found.append(tuple([
                    string[spans[place]:spans[place + 1]] if spans[place] >= 0 else empty for place in range(3, 2 * groups + 3, 2)
                ]))
        return found

    def finditer(self, string, pos=0, endpos=_FAR):
        return _matches(self, string, pos, endpos, self._all(string, pos, endpos))

    def split(self, string, maxsplit=0):
        parts = []
        last = 0
        for spans in self._all(string, 0, _FAR, max(maxsplit, 0)) if maxsplit >= 0 else ():
            parts.append(string[last:spans[1]])
            for place in range(3, 2 * self.groups + 3, 2):
                parts.append(string[spans[place]:spans[place + 1]] if spans[place] >= 0 else None)
            last = spans[2]
        parts.append(string[last:])
        return parts

    def sub(self, repl, string, count=0):
        return self.subn(repl, string, count)[0]

    def subn(self, repl, string, count=0):
        make = _replacer(self, repl)
        parts = []
        last = 0
        found = self._all(string, 0, _FAR, max(count, 0)) if count >= 0 else []
        for spans in found:
            parts.append(string[last:spans[1]])
            part = make(_made(self, string, 0, _FAR, spans))
            if part is not None:
                parts.append(part)
            last = spans[2]
        parts.append(string[last:])
        return string[:0].join(parts), len(found)

    def scanner(self, string, pos=0, endpos=_FAR):
        return _Scanner(self, string, pos, endpos)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __eq__(self, other):
        if not isinstance(other, Pattern):
            return NotImplemented
        return self.flags == other.flags and self.pattern == other.pattern and self._is_bytes == other._is_bytes

    def __hash__(self):
        return hash((self.flags, self.pattern))

    def __repr__(self):
        shown = repr(self.pattern)[:200]
        flags = self.flags if self._is_bytes else self.flags & ~32
        return f're.compile({shown}, {RegexFlag(flags)!r})' if flags else f're.compile({shown})'

    def __class_getitem__(cls, item):
        from types import GenericAlias
        return GenericAlias(cls, item)


class _Scanner:
    def __init__(self, pattern, string, pos, endpos):
        self.pattern = pattern
        self._matches = pattern.finditer(string, pos, endpos)

    def search(self):
        return next(self._matches, None)


def _matches(pattern, string, pos, endpos, all_spans):
    for spans in all_spans:
        yield _made(pattern, string, pos, endpos, spans)


class Match:
    """Where a pattern fitted."""

    def __init__(self, *args):
        raise TypeError("cannot create 're.Match' instances")

    @property
    def lastindex(self):
        return self._spans[0]

    @property
    def lastgroup(self):
        for name, number in self.re.groupindex.items():
            if number == self._spans[0]:
                return name
        return None

    @property
    def regs(self):
        return tuple([self.span(number) for number in range(self.re.groups + 1)])

    def _number(self, group):
        """The place of a group among the spans."""
        if isinstance(group, int):
            if 0 <= group <= self.re.groups:
                return 2 * group + 1
        elif group in self.re.groupindex:
            return 2 * self.re.groupindex[group] + 1
        raise IndexError('no such group')

    def _group(self, group, default=None):
        place = self._number(group)
        start = self._spans[place]
        return self.string[start:self._spans[place + 1]] if start >= 0 else default

    def group(self, *groups):
        if not groups:
            return self.string[self._spans[1]:self._spans[2]]
        if len(groups) == 1:
            return self._group(groups[0])
        return tuple([self._group(group) for group in groups])

    def __getitem__(self, group):
        return self._group(group)

    def groups(self, default=None):
        return tuple([self._group(number, default) for number in range(1, self.re.groups + 1)])

    def groupdict(self, default=None):
        return {name: self._group(number, default) for name, number in self.re.groupindex.items()}

    def start(self, group=0, /):
        return self._spans[self._number(group)]

    def end(self, group=0, /):
        return self._spans[self._number(group) + 1]

    def span(self, group=0, /):
        place = self._number(group)
        return self._spans[place], self._spans[place + 1]

    def expand(self, template):
        return _replacer(self.re, template)(self)

    def __bool__(self):
        return True

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __repr__(self):
        return f'<re.Match object; span={self.span()!r}, match={self.group()!r}>'

    def __class_getitem__(cls, item):
        from types import GenericAlias
        return GenericAlias(cls, item)


def _made(pattern, string, pos, endpos, spans):
    made = object.__new__(Match)
    size = len(string)
    made.re = pattern
    made.string = string
    made.pos = min(max(pos, 0), size)
    made.endpos = min(max(endpos, 0), size)
    made._spans = spans
    return made


_ESCAPES = {'a': '\a', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t', 'v': '\v', '\\': '\\'}
_OCTAL = '01234567'
_DIGITS = '0123456789'


def _replacer(pattern, repl):
    """A function from a match to what stands in its place."""
    if callable(repl):
        return repl
    is_bytes = isinstance(repl, (bytes, bytearray))
    if not is_bytes and not isinstance(repl, str):
        raise TypeError(f"decoding to str: need a bytes-like object, {type(repl).__name__} found")
    template = repl.decode('latin-1') if is_bytes else repl
    if '\\' not in template:
        return lambda match: repl
    parts = _template(pattern, template)
    if is_bytes:
        parts = [part.encode('latin-1') if isinstance(part, str) else part for part in parts]
    empty = repl[:0]

    def make(match):
        return empty.join([match._group(part, empty) if isinstance(part, int) else part for part in parts])

    return make


def _template(pattern, template):
    """Texts and numbers of groups."""
    parts = []
    place = 0
    size = len(template)
    while True:
        slash = template.find('\\', place)
        if slash < 0:
            parts.append(template[place:])
            return parts
        parts.append(template[place:slash])
        c = template[slash + 1:slash + 2]
        place = slash + 2
        if not c:
            raise error('bad escape (end of pattern)', template, slash)
        if c == 'g':
            part, place = _named_part(pattern, template, place)
            parts.append(part)
        elif c == '0':
            stop = place
            while stop < min(size, place + 2) and template[stop] in _OCTAL:
                stop += 1
            parts.append(chr(int('0' + template[place:stop], 8)))
            place = stop
        elif c in _DIGITS:
            part, place = _numbered_part(pattern, template, slash)
            parts.append(part)
        elif c in _ESCAPES:
            parts.append(_ESCAPES[c])
        elif c.isascii() and c.isalpha():
            raise error(f'bad escape \\{c}', template, slash)
        else:
            parts.append('\\' + c)


def _numbered_part(pattern, template, slash):
    place = slash + 2
    digits = template[slash + 1]
    if template[place:place + 1] and template[place] in _DIGITS:
        digits += template[place]
        place += 1
        after = template[place:place + 1]
        if digits[0] in _OCTAL and digits[1] in _OCTAL and after and after in _OCTAL:
            number = int(digits + after, 8)
            if number > 0o377:
                raise error(f'octal escape value \\{digits}{after} outside of range 0-0o377', template, slash)
            return chr(number), place + 1
    number = int(digits)
    if number > pattern.groups:
        raise error(f'invalid group reference {number}', template, slash + 1)
    return number, place


def _named_part(pattern, template, place):
    if template[place:place + 1] != '<':
        raise error('missing <', template, place)
    start = place + 1
    stop = template.find('>', start)
    if stop < 0:
        raise error('missing >, unterminated name' if template[start:] else 'missing group name', template, start)
    name = template[start:stop]
    if not name:
        raise error('missing group name', template, start)
    if name.isidentifier():
        if name not in pattern.groupindex:
            raise IndexError(f'unknown group name {name!r}')
        return pattern.groupindex[name], stop + 1
    if not (name.isascii() and name.isdigit()):
        raise error(f'bad character in group name {name!r}', template, start)
    if int(name) > pattern.groups:
        raise error(f'invalid group reference {int(name)}', template, start)
    return int(name), stop + 1


_known = {}


def compile(pattern, flags=0):
    if isinstance(flags, RegexFlag):
        flags = flags._value_
    key = type(pattern), pattern, flags
    try:
        made = _known.get(key)
    except TypeError:
        made = None
    if made is not None:
        return made
    if isinstance(pattern, Pattern):
        if flags:
            raise ValueError('cannot process flags argument with a compiled pattern')
        return pattern
    if not isinstance(pattern, (str, bytes)):
        raise TypeError('first argument must be string or compiled pattern')
    made = _compiled(pattern, flags)
    if len(_known) >= 512:
        del _known[next(iter(_known))]
    _known[key] = made
    return made


def _compiled(pattern, flags):
    is_bytes = isinstance(pattern, bytes)
    if is_bytes:
        if flags & 32:
            raise ValueError('cannot use UNICODE flag with a bytes pattern')
        flags |= 256
    elif flags & 4:
        raise ValueError('cannot use LOCALE flag with a str pattern')
    elif flags & 256 and flags & 32:
        raise ValueError('ASCII and UNICODE flags are incompatible')
    parts = _re.compile(pattern.decode('latin-1') if is_bytes else pattern, flags)
    if parts[0] is None:
        raise error(parts[1], pattern, parts[2])
    made = object.__new__(Pattern)
    made._program, made.groups, names, made.flags = parts
    if is_bytes:
        made.flags &= ~256
    made.groupindex = dict(names)
    made.pattern = pattern
    made._is_bytes = is_bytes
    return made


def search(pattern, string, flags=0):
    return compile(pattern, flags).search(string)


def match(pattern, string, flags=0):
    return compile(pattern, flags).match(string)


def fullmatch(pattern, string, flags=0):
    return compile(pattern, flags).fullmatch(string)


def findall(pattern, string, flags=0):
    return compile(pattern, flags).findall(string)


def finditer(pattern, string, flags=0):
    return compile(pattern, flags).finditer(string)


def split(pattern, string, maxsplit=0, flags=0):
    return compile(pattern, flags).split(string, maxsplit)


def sub(pattern, repl, string, count=0, flags=0):
    return compile(pattern, flags).sub(repl, string, count)


def subn(pattern, repl, string, count=0, flags=0):
    return compile(pattern, flags).subn(repl, string, count)


def template(pattern, flags=0):
    return compile(pattern, flags)


def purge():
    _known.clear()


_SPECIAL = frozenset('()[]{}?*+-|^$\\.&~# \t\n\r\v\f')


def escape(pattern):
    if isinstance(pattern, str):
        return ''.join(['\\' + c if c in _SPECIAL else c for c in pattern])
    text = str(pattern, 'latin-1')
    return ''.join(['\\' + c if c in _SPECIAL else c for c in text]).encode('latin-1')
