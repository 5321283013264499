"""Objects printed so that they fit on lines."""

__all__ = ['PrettyPrinter', 'isreadable', 'isrecursive', 'pformat', 'pp', 'pprint', 'saferepr']

import sys as _sys


def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    PrettyPrinter(
        indent, width, depth, stream, compact=compact, sort_dicts=sort_dicts, underscore_numbers=underscore_numbers).pprint(object)


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    return PrettyPrinter(
        indent, width, depth, compact=compact, sort_dicts=sort_dicts, underscore_numbers=underscore_numbers).pformat(object)


def pp(object, *args, sort_dicts=False, **kwargs):
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def saferepr(object):
    return PrettyPrinter()._short(object, 0, ())


def isreadable(object):
    return True


def isrecursive(object):
    return 'Recursion on' in saferepr(object)



def _sorted(items, key=None):
    try:
        return sorted(items, key=key)
    except TypeError:
        return sorted(items, key=lambda item: (type(key(item) if key else item).__name__, repr(key(item) if key else item)))


class PrettyPrinter:
    def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
        indent, width = int(indent), int(width)
        if indent < 0:
            raise ValueError('indent must be >= 0')
        if depth is not None and depth <= 0:
            raise ValueError('depth must be > 0')
        if not width:
            raise ValueError('width must be != 0')
        self._indent = indent
        self._width = width
        self._depth = depth
        self._stream = stream
        self._compact = compact
        self._sort_dicts = sort_dicts
        self._underscores = underscore_numbers

    def pprint(self, object):
        (self._stream or _sys.stdout).write(self.pformat(object) + '\n')

    def pformat(self, object):
        parts = []
        self._put(object, parts.append, 0, 0, (), 0)
        return ''.join(parts)

    def format(self, object, context, maxlevels, level):
        return self._short(object, level, ()), True, False

    def _short(self, value, level, open_ones):
        """On one line."""
        kind = type(value)
        own = kind.__repr__
        if kind is int and self._underscores:
            return f'{value:_d}'
        if own not in (dict.__repr__, list.__repr__, tuple.__repr__):
            return repr(value)
        if not value:
            return repr(value)
        brackets = '{}' if own is dict.__repr__ else '[]' if own is list.__repr__ else '()'
        if self._depth is not None and level >= self._depth:
            return f'{brackets[0]}...{brackets[1]}'
        for other in open_ones:
            if other is value:
                return f'<Recursion on {kind.__name__} with id={id(value)}>'
        open_ones = (*open_ones, value)
        level += 1
        if brackets == '{}':
            parts = [
                f'{self._short(key, level, open_ones)}: {self._short(item, level, open_ones)}' for key, item in self._pairs(value)]
        else:
            parts = [self._short(item, level, open_ones) for item in value]
        trail = ',' if brackets == '()' and len(parts) == 1 else ''
        return f"{brackets[0]}{', '.join(parts)}{trail}{brackets[1]}"

    def _pairs(self, mapping):
        pairs = list(mapping.items())
        return _sorted(pairs, lambda pair: pair[0]) if self._sort_dicts else pairs

    def _put(self, value, put, column, after, open_ones, level):
        """`column`: where it begins; `after`: how many characters must fit after it on its last line."""
        text = self._short(value, level, open_ones)
        if len(text) <= self._width - column - after or self._recursive(value, open_ones):
            put(text)
            return
        kind = type(value)
        open_ones = (*open_ones, value)
        if kind.__repr__ is dict.__repr__ and value and not self._too_deep(level):
            self._put_dict(value, put, column, after, open_ones, level + 1)
        elif kind.__repr__ is list.__repr__ and value and not self._too_deep(level):
            self._put_items(value, put, column, after, open_ones, level + 1, '[', ']')
        elif kind.__repr__ is tuple.__repr__ and value and not self._too_deep(level):
            self._put_items(value, put, column, after, open_ones, level + 1, '(', ',)' if len(value) == 1 else ')')
        elif kind is set and value:
            self._put_items(_sorted(value), put, column, after, open_ones, level + 1, '{', '}')
        elif kind is frozenset and value:
            self._put_items(_sorted(value), put, column + 10, after, open_ones, level + 1, 'frozenset({', '})')
        elif kind is str:
            self._put_text(value, put, column, after, level)
        elif '__dataclass_fields__' in vars(kind) and getattr(kind.__repr__, '__wrapped__', None) is None and '<' not in text[:1]:
            self._put_dataclass(value, put, column, after, open_ones, level + 1)
        elif kind.__name__ in ('OrderedDict', 'defaultdict', 'Counter', 'deque', 'SimpleNamespace'):
            self._put_collection(value, put, column, after, open_ones, level + 1)
        else:
            put(text)

    def _too_deep(self, level):
        return self._depth is not None and level >= self._depth

    def _recursive(self, value, open_ones):
        for other in open_ones:
            if other is value:
                return True
        return False

    def _put_dict(self, value, put, column, after, open_ones, level):
        put('{')
        if self._indent > 1:
            put((self._indent - 1) * ' ')
        column += self._indent
        pairs = self._pairs(value)
        for place, (key, item) in enumerate(pairs):
            if place:
                put(',\n' + ' ' * column)
            name = self._short(key, level, open_ones)
            put(name + ': ')
            self._put(item, put, column + len(name) + 2, after + 1 if place + 1 == len(pairs) else 1, open_ones, level)
        put('}')

    def _put_items(self, items, put, column, after, open_ones, level, left, right):
        put(left)
        if self._indent > 1:
            put((self._indent - 1) * ' ')
        column += self._indent
        items = list(items)
        room = self._width - column
        left_over = 0
        for place, item in enumerate(items):
            last = place + 1 == len(items)
            needed = after + len(right) if last else 1
            if self._compact:
                text = self._short(item, level, open_ones)
                size = len(text) + 2
                if place and left_over >= size + (after if last else 0):
                    left_over -= size
                    put(', ' + text)
                    continue
                if place:
                    put(',\n' + ' ' * column)
                left_over = room + 1 - (after if last else 0)
                if left_over >= size:
                    left_over -= size
                    put(text)
                    continue
                left_over = 0
            elif place:
                put(',\n' + ' ' * column)
            self._put(item, put, column, needed, open_ones, level)
        put(right)

    def _put_text(self, text, put, column, after, level):
        lines = text.splitlines(True)
        if level == 0:
            column += 1
            after += 1
        room = self._width - column
        chunks = []
        for number, line in enumerate(lines):
            last_line = number + 1 == len(lines)
            if len(repr(line)) <= room - (after if last_line else 0):
                chunks.append(repr(line))
                continue
            words = self._words(line)
            current = ''
            for place, word in enumerate(words):
                space = room - (after if last_line and place + 1 == len(words) else 0)
                if len(repr(current + word)) > space and current:
                    chunks.append(repr(current))
                    current = word
                else:
                    current += word
            if current:
                chunks.append(repr(current))
        if len(chunks) == 1:
            put(chunks[0])
            return
        if level == 0:
            put('(')
        put(('\n' + ' ' * column).join(chunks))
        if level == 0:
            put(')')

    def _words(self, line):
        """Words, each with the spaces after it."""
        words = []
        place = 0
        while place < len(line):
            stop = place
            while stop < len(line) and not line[stop].isspace():
                stop += 1
            while stop < len(line) and line[stop].isspace():
                stop += 1
            words.append(line[place:stop])
            place = stop
        return words

    def _put_dataclass(self, value, put, column, after, open_ones, level):
        from dataclasses import fields
        self._put_named(
            type(value).__name__, [(one.name, getattr(value, one.name)) for one in fields(value) if one.repr], put, column, after, open_ones, level)

    def _put_named(self, name, pairs, put, column, after, open_ones, level):
        column += len(name) + 1
        put(name + '(')
        for place, (key, item) in enumerate(pairs):
            if place:
                put(',\n' + ' ' * column)
            put(key + '=')
            self._put(item, put, column + len(key) + 1, after + 1 if place + 1 == len(pairs) else 1, open_ones, level)
        put(')')

    def _put_collection(self, value, put, column, after, open_ones, level):
        name = type(value).__name__
        if name == 'SimpleNamespace':
            self._put_named('namespace', list(value.__dict__.items()), put, column, after, open_ones, level)
            return
        put(name + '(')
        column += len(name) + 1
        if name == 'defaultdict':
            put(repr(value.default_factory) + ',\n' + ' ' * column)
            self._put_dict(value, put, column, after + 1, open_ones, level)
        elif name == 'deque':
            if value.maxlen is None:
                self._put_items(value, put, column, after + 1, open_ones, level, '[', ']')
            else:
                self._put_items(value, put, column, 2, open_ones, level, '[', ']')
                put(f',\n{" " * column}maxlen={value.maxlen!r}')
        elif name == 'Counter':
            put('{')
            if self._indent > 1:
                put((self._indent - 1) * ' ')
            pairs = value.most_common()
            for place, (key, count) in enumerate(pairs):
                if place:
                    put(',\n' + ' ' * (column + self._indent))
                put(f'{key!r}: {count!r}')
            put('}')
        else:
            self._put_items(list(value.items()), put, column, after + 1, open_ones, level, '[', ']')
        put(')')
