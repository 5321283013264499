# Numbers and texts, where methods that are written in Python take part: `__str__`, `__format__`, `__index__`, `__int__`.
# Natives end with a call of these.
#
# Native, and private: `_format_pieces(text)` (tuples of text, field's name or None, specification, conversion),
# `_field_steps(name)` (where to begin, and (is it an attribute?, name) for each step), `_percent_pieces(text)`
# (texts, and tuples of key, flags, width, precision, kind), `_percent_one(piece, width, precision, value)`.


# Texts

def _text_str(value):
    kind = type(value)
    text = kind.__str__(value)
    if not isinstance(text, str):
        raise TypeError('__str__ returned non-string (type ' + type(text).__name__ + ')')
    return text


def _text_repeat(text, times):
    return text * _index(times)


def _text_join(separator, iterable):
    return separator.join(list(iterable))


def _text_bytes(source, changeable):
    kind = type(source)
    method = getattr(kind, '__bytes__', None)
    if method is not None and not changeable:
        made = method(source)
        if not isinstance(made, bytes):
            raise TypeError('__bytes__ returned non-bytes (type ' + type(made).__name__ + ')')
        return made
    if hasattr(kind, '__index__'):
        made = kind.__index__(source)
    else:
        made = list(source)
    return bytearray(made) if changeable else bytes(made)


def _text_extend(array, iterable):
    array.extend(list(iterable))


def _text_translate(text, table):
    parts = []
    for character in text:
        try:
            other = table[ord(character)]
        except LookupError:
            other = character
        if other is None:
            continue
        if isinstance(other, int):
            if not 0 <= other < 0x110000:
                raise ValueError('character mapping must be in range(0x110000)')
            other = chr(other)
        elif not isinstance(other, str):
            raise TypeError('character mapping must return integer, None or str')
        parts.append(other)
    return ''.join(parts)


# `str.format`

def _text_format(text, given, named):
    return _fields_filled(text, given, named, [0], 2)


def _fields_filled(text, given, named, counted, depth):
    """`counted`: how many fields had no name so far, or None once one had a number."""
    if depth < 1:
        raise ValueError('Max string recursion exceeded')
    parts = []
    for literal, name, spec, conversion in _format_pieces(text):
        parts.append(literal)
        if name is None:
            continue
        value = _field_value(name, given, named, counted)
        if conversion is not None:
            value = _converted(value, conversion)
        if '{' in spec:
            spec = _fields_filled(spec, given, named, counted, depth - 1)
        parts.append(format(value, spec))
    return ''.join(parts)


def _converted(value, conversion):
    if conversion == 's':
        return str(value)
    if conversion == 'r':
        return repr(value)
    if conversion == 'a':
        return ascii(value)
    raise ValueError('Unknown conversion specifier ' + conversion)


def _field_value(name, given, named, counted):
    first, steps = _field_steps(name)
    if given is None and not (first and isinstance(first, str)):
        raise ValueError('Format string contains positional fields')
    if first == '':
        if counted[0] is None:
            raise ValueError('cannot switch from manual field specification to automatic field numbering')
        first = counted[0]
        counted[0] = first + 1
    elif not isinstance(first, str):
        if counted[0]:
            raise ValueError('cannot switch from automatic field numbering to manual field specification')
        counted[0] = None
    if isinstance(first, str):
        value = named[first]
    elif first < len(given):
        value = given[first]
    else:
        raise IndexError(f'Replacement index {first} out of range for positional args tuple')
    for is_attribute, step in steps:
        value = getattr(value, step) if is_attribute else value[step]
    return value


# `%`

def _text_percent(text, args):
    is_text = isinstance(text, str)
    many = isinstance(args, tuple)
    items = args if many else (args,)
    mapping = None if many or isinstance(args, (str, bytes)) or not hasattr(type(args), '__getitem__') else args
    place = 0
    parts = []
    for piece in _percent_pieces(text):
        if isinstance(piece, str):
            parts.append(piece)
            continue
        key, flags, width, precision, kind = piece
        if key is not None:
            if mapping is None:
                raise TypeError('format requires a mapping')
            items = (mapping[key if is_text else key.encode('latin-1')],)
            place = 0
        if width == '*':
            width, place = _percent_next(items, place)
        if precision == '*':
            precision, place = _percent_next(items, place)
        if kind == '%':
            parts.append('%')
            continue
        value, place = _percent_next(items, place)
        parts.append(_percent_one(piece, width, precision, _percent_plain(value, kind, is_text), is_text))
    if mapping is None and place < len(items):
        what = 'string' if is_text else 'bytes'
        raise TypeError(f'not all arguments converted during {what} formatting')
    done = ''.join(parts)
    return done if is_text else type(text)(done.encode('latin-1'))


def _percent_next(items, place):
    if place >= len(items):
        raise TypeError('not enough arguments for format string')
    return items[place], place + 1


def _percent_plain(value, kind, is_text):
    """What is shown in the place of a value: a text, or a number."""
    if kind == 's' and is_text:
        return str(value)
    if kind in 'sb' and not is_text:
        if isinstance(value, (bytes, bytearray)) or not hasattr(type(value), '__bytes__'):
            return value
        return bytes(value)
    if kind == 'r' and is_text:
        return repr(value)
    if kind in 'ra':
        return ascii(value)
    if isinstance(value, (int, float, str, bytes)):
        return value
    if kind in 'eEfFgG':
        return float(value)
    if hasattr(type(value), '__index__'):
        return _index(value)
    if kind in 'diu' and hasattr(type(value), '__int__'):
        return int(value)
    return value


# Numbers

def _number_bool(value):
    return True if value else False


def _number_int(value):
    kind = type(value)
    for name in ('__int__', '__index__', '__trunc__'):
        method = getattr(kind, name, None)
        if method is not None:
            number = method(value)
            if not isinstance(number, int):
                if name == '__trunc__' and hasattr(type(number), '__index__'):
                    return _index(number)
                raise TypeError(f'{name} returned non-int (type {type(number).__name__})')
            return int.__int__(number)


def _number_float(value):
    kind = type(value)
    method = getattr(kind, '__float__', None)
    if method is None:
        return float(_index(value))
    number = method(value)
    if not isinstance(number, float):
        raise TypeError(f'{kind.__name__}.__float__ returned non-float (type {type(number).__name__})')
    return float.__float__(number)


def _number_from_bytes(cls, source, byteorder, signed):
    return cls.from_bytes(bytes(list(source)), byteorder, signed=signed)


def _number_abs(value):
    return type(value).__abs__(value)


def _number_round(value, digits):
    if digits is None:
        return type(value).__round__(value)
    return type(value).__round__(value, digits)


def _number_bin(value):
    return bin(_index(value))


def _number_chr(value):
    return chr(_index(value))


def _number_oct(value):
    return oct(_index(value))


def _number_hex(value):
    return hex(_index(value))


def _number_pow(base, exponent, modulus=None):
    if modulus is None:
        return base ** exponent
    method = getattr(type(base), '__pow__', None)
    if method is not None:
        power = method(base, exponent, modulus)
        if power is not NotImplemented:
            return power
    names = [type(value).__name__ for value in (base, exponent, modulus)]
    raise TypeError("unsupported operand type(s) for ** or pow(): '{}', '{}', '{}'".format(*names))


def _number_divmod(a, b):
    first, second = ('__divmod__', a, b), ('__rdivmod__', b, a)
    if type(b) is not type(a) and isinstance(b, type(a)):
        first, second = second, first
    for name, receiver, other in (first, second):
        method = getattr(type(receiver), name, None)
        if method is not None:
            pair = method(receiver, other)
            if pair is not NotImplemented:
                return pair
    raise TypeError(f"unsupported operand type(s) for divmod(): '{type(a).__name__}' and '{type(b).__name__}'")


# `math`

def _math_dist(p, q):
    from _math import dist
    return dist(tuple(p), tuple(q))


def _math_fsum(iterable):
    from _math import fsum
    return fsum(list(iterable))


def _math_prod(iterable, start):
    product = start
    for item in iterable:
        product *= item
    return product


def _math_rounded(value, name):
    method = getattr(type(value), name, None)
    return getattr(float(value), name)() if method is None else method(value)


def _math_ceil(value):
    return _math_rounded(value, '__ceil__')


def _math_floor(value):
    return _math_rounded(value, '__floor__')


def _math_trunc(value):
    return _math_rounded(value, '__trunc__')
