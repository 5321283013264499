"""Sets of characters, and texts with gaps to fill."""

__all__ = [
    'Formatter', 'Template', 'ascii_letters', 'ascii_lowercase', 'ascii_uppercase', 'capwords', 'digits', 'hexdigits', 'octdigits', 'printable',
    'punctuation', 'whitespace',
]

import _string

ascii_lowercase = 'abcdefghijklmnopqrstuvwxyz'
ascii_uppercase = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
ascii_letters = ascii_lowercase + ascii_uppercase
digits = '0123456789'
hexdigits = digits + 'abcdefABCDEF'
octdigits = '01234567'
punctuation = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~'
whitespace = ' \t\n\r\x0b\x0c'
printable = digits + ascii_letters + punctuation + whitespace

_FIRST = ascii_letters + '_'
_REST = _FIRST + digits


def capwords(s, sep=None):
    return (' ' if sep is None else sep).join([word.capitalize() for word in s.split(sep)])


class Template:
    """A text with `$name` and `${name}`."""

    delimiter = '$'

    def __init__(self, template):
        self.template = template

    def _parts(self):
        """Pairs: a text as it stands, and the name after it (or `None`); then the text of that name, and where it is."""
        text, sign = self.template, self.delimiter
        start = 0
        while True:
            place = text.find(sign, start)
            if place < 0:
                yield text[start:], None, '', -1
                return
            before = text[start:place]
            after = place + len(sign)
            if text[after:after + len(sign)] == sign:
                yield before + sign, None, '', -1
                start = after + len(sign)
                continue
            braced = text[after:after + 1] == '{'
            name_start = after + 1 if braced else after
            stop = name_start
            while stop < len(text) and text[stop] in (_FIRST if stop == name_start else _REST):
                stop += 1
            name = text[name_start:stop]
            if not name or (braced and text[stop:stop + 1] != '}'):
                yield before, None, sign, place
                start = after
                continue
            start = stop + 1 if braced else stop
            yield before, name, text[place:start], place

    def _values(self, mapping, kws):
        if mapping is None:
            return kws
        return {**dict(mapping), **kws} if kws else mapping

    def substitute(self, mapping=None, /, **kws):
        values = self._values(mapping, kws)
        made = []
        for before, name, shown, place in self._parts():
            made.append(before)
            if name is not None:
                made.append(str(values[name]))
            elif shown:
                lines = self.template[:place].splitlines(True)
                column = place - len(''.join(lines[:-1])) + 1 if lines else 1
                if lines and lines[-1].endswith('\n'):
                    lines, column = lines + [''], 1
                raise ValueError(f'Invalid placeholder in string: line {max(len(lines), 1)}, col {column}')
        return ''.join(made)

    def safe_substitute(self, mapping=None, /, **kws):
        values = self._values(mapping, kws)
        made = []
        for before, name, shown, _ in self._parts():
            made.append(before)
            if name is not None and name in values:
                made.append(str(values[name]))
            else:
                made.append(shown)
        return ''.join(made)

    def is_valid(self):
        for _, name, shown, _ in self._parts():
            if name is None and shown:
                return False
        return True

    def get_identifiers(self):
        names = []
        for _, name, _, _ in self._parts():
            if name is not None and name not in names:
                names.append(name)
        return names


class Formatter:
    """`str.format`, to derive from: each step is a method."""

    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        used = set()
        text = self._filled(format_string, args, kwargs, used, [0], 2)
        self.check_unused_args(used, args, kwargs)
        return text

    def _filled(self, text, args, kwargs, used, counted, depth):
        if depth < 0:
            raise ValueError('Max string recursion exceeded')
        made = []
        for literal, name, spec, conversion in self.parse(text):
            made.append(literal)
            if name is None:
                continue
            value, key = self.get_field(_numbered(name, counted), args, kwargs)
            used.add(key)
            value = self.convert_field(value, conversion)
            spec = self._filled(spec, args, kwargs, used, counted, depth - 1)
            made.append(self.format_field(value, spec))
        return ''.join(made)

    def parse(self, format_string):
        return iter(_string.formatter_parser(format_string))

    def get_field(self, field_name, args, kwargs):
        first, steps = _string.formatter_field_name_split(field_name)
        value = self.get_value(first, args, kwargs)
        for is_attribute, step in steps:
            value = getattr(value, step) if is_attribute else value[step]
        return value, first

    def get_value(self, key, args, kwargs):
        return args[key] if isinstance(key, int) else kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        pass

    def format_field(self, value, format_spec):
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        if conversion is None:
            return value
        ways = {'s': str, 'r': repr, 'a': ascii}
        if conversion not in ways:
            raise ValueError(f'Unknown conversion specifier {conversion}')
        return ways[conversion](value)


def _numbered(name, counted):
    """A field without a name, or a number, gets the next number; `counted` is None once numbers are given."""
    if name == '' or name[0] in '.[':
        if counted[0] is None:
            raise ValueError('cannot switch from manual field specification to automatic field numbering')
        counted[0] += 1
        return f'{counted[0] - 1}{name}'
    if name.isdigit():
        if counted[0]:
            raise ValueError('cannot switch from automatic field numbering to manual field specification')
        counted[0] = None
    return name
