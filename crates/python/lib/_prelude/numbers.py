# Complex numbers: rare in what is learned here, so they are written in Python. `complex` becomes a builtin.

_no_part = object()


class complex:
    """A number with a real and an imaginary part."""

    __slots__ = ('_parts',)

    def __new__(cls, real=0, imag=_no_part):
        if isinstance(real, str):
            if imag is not _no_part:
                raise TypeError("complex() can't take second arg if first is a string")
            parts = _complex_of_text(real)
        else:
            parts = _complex_sum(_complex_argument(real, 'first'), imag)
        self = object.__new__(cls)
        object.__setattr__(self, '_parts', parts)
        return self

    def __setattr__(self, name, value):
        if name in ('real', 'imag'):
            raise AttributeError('readonly attribute')
        raise AttributeError(f"'complex' object has no attribute '{name}'")

    real = property(lambda self: self._parts[0])
    imag = property(lambda self: self._parts[1])

    def conjugate(self):
        return complex(self.real, -self.imag)

    def __complex__(self):
        return complex(self.real, self.imag)

    def __getnewargs__(self):
        return self._parts

    def __reduce__(self):
        return complex, self._parts

    def __bool__(self):
        return self._parts != (0.0, 0.0)

    def __eq__(self, other):
        parts = _complex_parts(other)
        return NotImplemented if parts is None else self._parts == parts

    def __hash__(self):
        return hash(self.real) if not self.imag else hash(self._parts)

    def __repr__(self):
        real, imag = self._parts
        if real == 0 and not _is_minus(real):
            return _complex_part(imag) + 'j'
        return f'({_complex_part(real)}{_with_sign(_complex_part(imag))}j)'

    def __format__(self, spec):
        return _complex_format(self, spec) if spec else repr(self)

    def __neg__(self):
        return complex(-self.real, -self.imag)

    def __pos__(self):
        return complex(self.real, self.imag)

    def __abs__(self):
        import math
        return math.hypot(*self._parts)

    def __add__(self, other):
        return _complex_operation(_complex_added, self, other)

    __radd__ = __add__

    def __sub__(self, other):
        return _complex_operation(_complex_subtracted, self, other)

    def __rsub__(self, other):
        return _complex_operation(_complex_subtracted, other, self)

    def __mul__(self, other):
        return _complex_operation(_complex_product, self, other)

    __rmul__ = __mul__

    def __truediv__(self, other):
        return _complex_operation(_complex_quotient, self, other)

    def __rtruediv__(self, other):
        return _complex_operation(_complex_quotient, other, self)

    def __pow__(self, other, modulo=None):
        if modulo is not None:
            raise ValueError('complex modulo')
        return _complex_operation(_complex_power, self, other)

    def __rpow__(self, other):
        return _complex_operation(_complex_power, other, self)


complex.__module__ = 'builtins'


def _complex_parts(value):
    """The two parts of any number; `None` if it is none."""
    if isinstance(value, complex):
        return value._parts
    return (float(value), 0.0) if isinstance(value, (int, float)) else None


def _complex_operation(operation, a, b):
    left, right = _complex_parts(a), _complex_parts(b)
    return NotImplemented if left is None or right is None else complex(*operation(*left, *right))


def _complex_pow(a, b):
    """Of two real numbers, whose power is none."""
    return complex(a) ** b


def _complex_argument(value, place):
    method = _type_lookup(type(value), '__complex__')
    if method is not None and not isinstance(value, complex):
        value = method(value)
    if _complex_parts(value) is None and (_type_lookup(type(value), '__float__') or _type_lookup(type(value), '__index__')):
        value = float(value)
    parts = _complex_parts(value)
    if parts is None:
        what = 'first argument must be a string or' if place == 'first' else 'second argument must be'
        raise TypeError(f"complex() {what} a number, not '{type(value).__name__}'")
    return parts


def _complex_sum(parts, imag):
    """`real + imag * 1j`."""
    if imag is _no_part:
        return parts
    if isinstance(imag, str):
        raise TypeError("complex() second arg can't be a string")
    real, more = _complex_argument(imag, 'second')
    return parts[0] - more, parts[1] + real if parts[1] else real


def _complex_of_text(text):
    whole = text.strip()
    if whole.startswith('(') and whole.endswith(')'):
        whole = whole[1:-1].strip()
    try:
        if not whole.endswith(('j', 'J')):
            return float(whole), 0.0
        signs = [place for place, c in enumerate(whole) if c in '+-' and place and whole[place - 1] not in 'eE']
        cut = signs[-1] if signs else 0
        imag = whole[cut:-1]
        imag = float(imag + '1' if imag in ('', '+', '-') else imag)
        return float(whole[:cut]) if cut else 0.0, imag
    except ValueError:
        raise ValueError('complex() arg is a malformed string') from None


def _is_minus(number):
    return repr(number).startswith('-')


def _complex_part(number):
    return repr(number).removesuffix('.0')


def _with_sign(text):
    return text if text.startswith('-') else '+' + text


def _complex_format(value, spec):
    fill, align = ' ', '>'
    if spec[1:2] in ('<', '>', '^', '='):
        fill, align, spec = spec[0], spec[1], spec[2:]
    elif spec[0] in '<>^=':
        align, spec = spec[0], spec[1:]
    if align == '=':
        raise ValueError("'=' alignment flag is not allowed in complex format specifier")
    sign = spec[:1] if spec[:1] in ('+', '-', ' ') else ''
    spec = spec[len(sign):]
    digits = len(spec) - len(spec.lstrip('0123456789'))
    if spec[:1] == '0':
        raise ValueError('Zero padding is not allowed in complex format specifier')
    width, rest = int(spec[:digits] or 0), spec[digits:]
    plain = not rest[-1:].isalpha()
    if not plain and rest[-1] not in 'eEfFgGn':
        raise ValueError(f"Unknown format code '{rest[-1]}' for object of type 'complex'")
    if plain:
        rest += 'g'
    text = f'{format(value.real, sign + rest)}{format(value.imag, "+" + rest)}j'
    if plain:
        text = f'({text})'
    return {'<': text.ljust, '>': text.rjust, '^': text.center}[align](width, fill)


def _complex_added(a, b, c, d):
    return a + c, b + d


def _complex_subtracted(a, b, c, d):
    return a - c, b - d


def _complex_product(a, b, c, d):
    return a * c - b * d, a * d + b * c


def _complex_quotient(a, b, c, d):
    """By Smith's method: no part becomes larger than it must."""
    if c == 0 and d == 0:
        raise ZeroDivisionError('complex division by zero')
    if abs(c) >= abs(d):
        ratio = d / c
        below = c + d * ratio
        return (a + b * ratio) / below, (b - a * ratio) / below
    ratio = c / d
    below = c * ratio + d
    return (a * ratio + b) / below, (b * ratio - a) / below


def _complex_power(a, b, c, d):
    import math
    if c == 0 and d == 0:
        return 1.0, 0.0
    if a == 0 and b == 0:
        if c < 0 or d:
            raise ZeroDivisionError('0.0 to a negative or complex power')
        return 0.0, 0.0
    if d == 0 and c == int(c) and abs(c) <= 100:
        return _complex_whole_power(a, b, int(c))
    size, angle = math.hypot(a, b), math.atan2(b, a)
    length, phase = size ** c, angle * c
    if d:
        length /= math.exp(angle * d)
        phase += d * math.log(size)
    return length * math.cos(phase), length * math.sin(phase)


def _complex_whole_power(a, b, n):
    done, factor = (1.0, 0.0), (a, b)
    left = abs(n)
    while left:
        if left & 1:
            done = _complex_product(*done, *factor)
        left >>= 1
        factor = _complex_product(*factor, *factor)
    return done if n >= 0 else _complex_quotient(1.0, 0.0, *done)
