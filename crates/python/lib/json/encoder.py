"""To texts: parts are gathered in a list and joined."""

__all__ = ['JSONEncoder']

_ESCAPES = {'"': '\\"', '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t', '\b': '\\b', '\f': '\\f'}


def _escape(c, ascii_only):
    known = _ESCAPES.get(c)
    if known is not None:
        return known
    number = ord(c)
    if number < 32 or (ascii_only and 126 < number < 0x10000):
        return f'\\u{number:04x}'
    if ascii_only and number >= 0x10000:
        number -= 0x10000
        return f'\\u{0xd800 | number >> 10:04x}\\u{0xdc00 | number & 0x3ff:04x}'
    return c


def _text(text, ascii_only):
    if '"' not in text and '\\' not in text and text.isprintable() and (not ascii_only or text.isascii()):
        return '"' + text + '"'
    return '"' + ''.join([_escape(c, ascii_only) for c in text]) + '"'


def encode_basestring(s):
    return _text(s, False)


def encode_basestring_ascii(s):
    return _text(s, True)


class JSONEncoder:
    item_separator = ', '
    key_separator = ': '

    def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, sort_keys=False, indent=None,
                 separators=None, default=None):
        self.skipkeys = skipkeys
        self.ensure_ascii = ensure_ascii
        self.check_circular = check_circular
        self.allow_nan = allow_nan
        self.sort_keys = sort_keys
        self.indent = indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ','
        if default is not None:
            self.default = default

    def default(self, o):
        raise TypeError(f'Object of type {type(o).__name__} is not JSON serializable')

    def encode(self, o):
        parts = []
        indent = self.indent
        if isinstance(indent, int):
            indent = ' ' * indent
        self._value(o, parts.append, [], indent, '\n')
        return ''.join(parts)

    def iterencode(self, o, _one_shot=False):
        yield self.encode(o)

    def _value(self, value, put, open_ones, indent, line):
        if isinstance(value, str):
            put(_text(value, self.ensure_ascii))
        elif value is None:
            put('null')
        elif value is True:
            put('true')
        elif value is False:
            put('false')
        elif isinstance(value, int):
            put(int.__repr__(value))
        elif isinstance(value, float):
            put(self._float(value))
        elif isinstance(value, (list, tuple)):
            if value:
                self._list(value, put, self._opened(value, open_ones), indent, line)
                open_ones.pop()
            else:
                put('[]')
        elif isinstance(value, dict):
            if value:
                self._dict(value, put, self._opened(value, open_ones), indent, line)
                open_ones.pop()
            else:
                put('{}')
        else:
            self._opened(value, open_ones)
            self._value(self.default(value), put, open_ones, indent, line)
            open_ones.pop()

    def _opened(self, value, open_ones):
        if self.check_circular:
            for other in open_ones:
                if other is value:
                    raise ValueError('Circular reference detected')
        open_ones.append(value)
        return open_ones

    def _float(self, value):
        if value != value:
            text = 'NaN'
        elif value == float('inf'):
            text = 'Infinity'
        elif value == float('-inf'):
            text = '-Infinity'
        else:
            return float.__repr__(value)
        if not self.allow_nan:
            raise ValueError('Out of range float values are not JSON compliant')
        return text

    def _list(self, items, put, open_ones, indent, line):
        between = self.item_separator
        inner = line
        put('[')
        if indent is not None:
            inner = line + indent
            between += inner
            put(inner)
        first = True
        for item in items:
            if first:
                first = False
            else:
                put(between)
            self._value(item, put, open_ones, indent, inner)
        if indent is not None:
            put(line)
        put(']')

    def _key(self, key):
        if isinstance(key, str):
            return key
        if key is True:
            return 'true'
        if key is False:
            return 'false'
        if key is None:
            return 'null'
        if isinstance(key, int):
            return int.__repr__(key)
        if isinstance(key, float):
            return self._float(key)
        if self.skipkeys:
            return None
        raise TypeError(f'keys must be str, int, float, bool or None, not {type(key).__name__}')

    def _dict(self, pairs, put, open_ones, indent, line):
        between = self.item_separator
        inner = line
        put('{')
        if indent is not None:
            inner = line + indent
            between += inner
            put(inner)
        first = True
        ascii_only, separator = self.ensure_ascii, self.key_separator
        for key, value in (sorted(pairs.items()) if self.sort_keys else pairs.items()):
            name = self._key(key)
            if name is None:
                continue
            if first:
                first = False
            else:
                put(between)
            put(_text(name, ascii_only))
            put(separator)
            self._value(value, put, open_ones, indent, inner)
        if indent is not None:
            put(line)
        put('}')
