"""From texts: each function takes the text and a place, and gives the value and the place after it."""

__all__ = ['JSONDecodeError', 'JSONDecoder']

_SPACE = ' \t\n\r'
_ESCAPES = {'"': '"', '\\': '\\', '/': '/', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t'}
_HEX = '0123456789abcdefABCDEF'
_DIGITS = '0123456789'
_CONSTANTS = {'NaN': float('nan'), 'Infinity': float('inf'), '-Infinity': float('-inf')}


class JSONDecodeError(ValueError):
    def __init__(self, msg, doc, pos):
        line = doc.count('\n', 0, pos) + 1
        column = pos - doc.rfind('\n', 0, pos)
        ValueError.__init__(self, f'{msg}: line {line} column {column} (char {pos})')
        self.msg = msg
        self.doc = doc
        self.pos = pos
        self.lineno = line
        self.colno = column

    def __reduce__(self):
        return type(self), (self.msg, self.doc, self.pos)


def _skip(text, place):
    size = len(text)
    while place < size and text[place] in _SPACE:
        place += 1
    return place


def _unicode(text, place):
    """The number of `\\uXXXX` whose `u` is at `place`."""
    digits = text[place + 1:place + 5]
    if len(digits) == 4:
        for digit in digits:
            if digit not in _HEX:
                break
        else:
            return int(digits, 16)
    raise JSONDecodeError('Invalid \\uXXXX escape', text, place)


def _string(text, place, strict=True):
    """`place` is after the quotation mark."""
    begin = place - 1
    stop = text.find('"', place)
    if stop < 0:
        _find_control(text, place, len(text), strict)
        raise JSONDecodeError('Unterminated string starting at', text, begin)
    part = text[place:stop]
    if '\\' not in part:
        if not part.isprintable():
            _find_control(text, place, stop, strict)
        return part, stop + 1
    return _escaped_string(text, place, begin, strict)


def _find_control(text, place, stop, strict):
    if strict:
        while place < stop:
            c = text[place]
            if c == '\\':
                place += 1
            elif c < ' ':
                raise JSONDecodeError('Invalid control character at', text, place)
            place += 1


def _escaped_string(text, place, begin, strict):
    parts = []
    size = len(text)
    while True:
        quote = text.find('"', place)
        slash = text.find('\\', place)
        if slash < 0 or 0 <= quote < slash:
            if quote < 0:
                _find_control(text, place, size, strict)
                raise JSONDecodeError('Unterminated string starting at', text, begin)
            part = text[place:quote]
            if not part.isprintable():
                _find_control(text, place, quote, strict)
            parts.append(part)
            return ''.join(parts), quote + 1
        _find_control(text, place, slash, strict)
        parts.append(text[place:slash])
        if slash + 1 >= size:
            raise JSONDecodeError('Unterminated string starting at', text, begin)
        c = text[slash + 1]
        if c != 'u':
            plain = _ESCAPES.get(c)
            if plain is None:
                raise JSONDecodeError('Invalid \\escape', text, slash)
            parts.append(plain)
            place = slash + 2
            continue
        number = _unicode(text, slash + 1)
        place = slash + 6
        if 0xD800 <= number <= 0xDBFF and text[place:place + 2] == '\\u':
            low = _unicode(text, place + 1)
            if 0xDC00 <= low <= 0xDFFF:
                number = 0x10000 + ((number - 0xD800) << 10 | (low - 0xDC00))
                place += 6
        # Half of a pair is no character of its own here.
        parts.append(chr(number) if not 0xD800 <= number <= 0xDFFF else '\ufffd')


def _number_end(text, place):
    """The place after the number, and whether it is a float; (-1, False) if there is no number."""
    size = len(text)
    if place < size and text[place] == '-':
        place += 1
    if place >= size or text[place] not in _DIGITS:
        return -1, False
    if text[place] == '0':
        place += 1
    else:
        while place < size and text[place] in _DIGITS:
            place += 1
    is_float = False
    if place + 1 < size and text[place] == '.' and text[place + 1] in _DIGITS:
        is_float = True
        place += 2
        while place < size and text[place] in _DIGITS:
            place += 1
    if place < size and text[place] in 'eE':
        after = place + 1
        if after < size and text[after] in '+-':
            after += 1
        if after < size and text[after] in _DIGITS:
            is_float = True
            place = after + 1
            while place < size and text[place] in _DIGITS:
                place += 1
    return place, is_float


class JSONDecoder:
    def __init__(self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, strict=True, object_pairs_hook=None):
        self.object_hook = object_hook
        self.parse_float = parse_float or float
        self.parse_int = parse_int or int
        self.parse_constant = parse_constant or _CONSTANTS.__getitem__
        self.strict = strict
        self.object_pairs_hook = object_pairs_hook

    def decode(self, s):
        value, place = self.raw_decode(s, _skip(s, 0))
        place = _skip(s, place)
        if place != len(s):
            raise JSONDecodeError('Extra data', s, place)
        return value

    def raw_decode(self, s, idx=0):
        if idx < 0:
            raise ValueError('idx cannot be negative')
        return self._value(s, idx)

    def _value(self, text, place):
        c = text[place:place + 1]
        if c == '"':
            return _string(text, place + 1, self.strict)
        if c == '{':
            return self._object(text, place + 1)
        if c == '[':
            return self._array(text, place + 1)
        stop, is_float = _number_end(text, place)
        if stop >= 0:
            number = text[place:stop]
            return (self.parse_float(number) if is_float else self.parse_int(number)), stop
        if c == 't' and text.startswith('true', place):
            return True, place + 4
        if c == 'f' and text.startswith('false', place):
            return False, place + 5
        if c == 'n' and text.startswith('null', place):
            return None, place + 4
        for name in _CONSTANTS:
            if text.startswith(name, place):
                return self.parse_constant(name), place + len(name)
        raise JSONDecodeError('Expecting value', text, place)

    def _array(self, text, place):
        items = []
        place = _skip(text, place)
        if text[place:place + 1] == ']':
            return items, place + 1
        while True:
            item, place = self._value(text, place)
            items.append(item)
            if text[place:place + 1] in ' \t\n\r':
                place = _skip(text, place)
            c = text[place:place + 1]
            if c == ',':
                place += 1
                if text[place:place + 1] in ' \t\n\r':
                    place = _skip(text, place)
            elif c == ']':
                return items, place + 1
            else:
                raise JSONDecodeError("Expecting ',' delimiter", text, place)

    def _object(self, text, place):
        pairs = []
        place = _skip(text, place)
        c = text[place:place + 1]
        if c == '}':
            return self._made(pairs), place + 1
        if c != '"':
            raise JSONDecodeError('Expecting property name enclosed in double quotes', text, place)
        while True:
            key, place = _string(text, place + 1, self.strict)
            if text[place:place + 1] != ':':
                place = _skip(text, place)
                if text[place:place + 1] != ':':
                    raise JSONDecodeError("Expecting ':' delimiter", text, place)
            place += 1
            if text[place:place + 1] in ' \t\n\r':
                place = _skip(text, place)
            value, place = self._value(text, place)
            pairs.append((key, value))
            if text[place:place + 1] in ' \t\n\r':
                place = _skip(text, place)
            c = text[place:place + 1]
            if c == '}':
                return self._made(pairs), place + 1
            if c != ',':
                raise JSONDecodeError("Expecting ',' delimiter", text, place)
            place = _skip(text, place + 1)
            if text[place:place + 1] != '"':
                raise JSONDecodeError('Expecting property name enclosed in double quotes', text, place)

    def _made(self, pairs):
        if self.object_pairs_hook is not None:
            return self.object_pairs_hook(pairs)
        made = dict(pairs)
        return made if self.object_hook is None else self.object_hook(made)
