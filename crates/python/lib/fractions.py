"""Fractions of integers."""

__all__ = ['Fraction']

import math as _math
import numbers as _numbers


def _parse(text):
    """Numerator and denominator of '3/4', '1.5e-3'; `None` if it is neither."""
    text = text.strip()
    above, slash, below = text.partition('/')
    if slash:
        if above.lstrip('+-').replace('_', '').isdigit() and below.replace('_', '').isdigit() and len(above) - len(above.lstrip('+-')) <= 1:
            return int(above), int(below)
        return None
    mantissa, e, exponent = text.lower().partition('e')
    whole, dot, rest = mantissa.partition('.')
    sign = -1 if whole.startswith('-') else 1
    if whole[:1] in ('+', '-'):
        whole = whole[1:]
    digits = (whole + rest).replace('_', '')
    if not (digits.isdigit() and (not whole or whole[0].isdigit())):
        return None
    if e and not (exponent.lstrip('+-').isdigit() and len(exponent) - len(exponent.lstrip('+-')) <= 1):
        return None
    power = (int(exponent) if e else 0) - len(rest.replace('_', ''))
    number = sign * int(digits)
    return (number * 10 ** power, 1) if power >= 0 else (number, 10 ** -power)


class Fraction(_numbers.Rational):
    __slots__ = ('_numerator', '_denominator')

    def __new__(cls, numerator=0, denominator=None):
        if denominator is None:
            if type(numerator) is int:
                return _fraction(cls, numerator, 1)
            if isinstance(numerator, str):
                parts = _parse(numerator)
                if parts is None:
                    raise ValueError(f'Invalid literal for Fraction: {numerator!r}')
                numerator, denominator = parts
            elif isinstance(numerator, float) or (not isinstance(numerator, _numbers.Rational) and hasattr(numerator, 'as_integer_ratio')):
                numerator, denominator = numerator.as_integer_ratio()
            elif isinstance(numerator, _numbers.Rational):
                numerator, denominator = numerator.numerator, numerator.denominator
            else:
                raise TypeError('argument should be a string or a Rational instance')
        elif isinstance(numerator, _numbers.Rational) and isinstance(denominator, _numbers.Rational):
            numerator, denominator = numerator.numerator * denominator.denominator, denominator.numerator * numerator.denominator
        else:
            raise TypeError('both arguments should be Rational instances')
        if denominator == 0:
            raise ZeroDivisionError(f'Fraction({numerator}, 0)')
        return _reduced(cls, numerator, denominator)

    @classmethod
    def from_float(cls, f):
        return cls(f)

    @classmethod
    def from_decimal(cls, dec):
        return cls(dec)

    numerator = property(lambda self: self._numerator)
    denominator = property(lambda self: self._denominator)

    def as_integer_ratio(self):
        return self._numerator, self._denominator

    def limit_denominator(self, max_denominator=1000000):
        if max_denominator < 1:
            raise ValueError('max_denominator should be at least 1')
        if self._denominator <= max_denominator:
            return Fraction(self)
        # Convergents of the continued fraction, as long as their denominators are small enough.
        p0, q0, p1, q1 = 0, 1, 1, 0
        n, d = self._numerator, self._denominator
        while True:
            a = n // d
            if q0 + a * q1 > max_denominator:
                break
            p0, q0, p1, q1 = p1, q1, p0 + a * p1, q0 + a * q1
            n, d = d, n - a * d
        k = (max_denominator - q0) // q1
        if 2 * d * (q0 + k * q1) <= self._denominator:
            return _fraction(Fraction, p1, q1)
        return _reduced(Fraction, p0 + k * p1, q0 + k * q1)

    def __repr__(self):
        return f'{type(self).__name__}({self._numerator}, {self._denominator})'

    def __str__(self):
        return str(self._numerator) if self._denominator == 1 else f'{self._numerator}/{self._denominator}'

    def __add__(self, other):
        if isinstance(other, (int, Fraction)):
            return _reduced(
                Fraction, self._numerator * other.denominator + other.numerator * self._denominator, self._denominator * other.denominator)
        return float(self) + other if isinstance(other, float) else NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, (int, Fraction)):
            return _reduced(
                Fraction, self._numerator * other.denominator - other.numerator * self._denominator, self._denominator * other.denominator)
        return float(self) - other if isinstance(other, float) else NotImplemented

    def __rsub__(self, other):
        if isinstance(other, int):
            return _reduced(Fraction, other * self._denominator - self._numerator, self._denominator)
        return other - float(self) if isinstance(other, float) else NotImplemented

    def __mul__(self, other):
        if isinstance(other, (int, Fraction)):
            return _reduced(Fraction, self._numerator * other.numerator, self._denominator * other.denominator)
        return float(self) * other if isinstance(other, float) else NotImplemented

    __rmul__ = __mul__

    def __truediv__(self, other):
        if isinstance(other, (int, Fraction)):
            return _divided(self._numerator * other.denominator, self._denominator * other.numerator)
        return float(self) / other if isinstance(other, float) else NotImplemented

    def __rtruediv__(self, other):
        if isinstance(other, int):
            return _divided(other * self._denominator, self._numerator)
        return other / float(self) if isinstance(other, float) else NotImplemented

    def __floordiv__(self, other):
        if isinstance(other, (int, Fraction)):
            return self._numerator * other.denominator // (self._denominator * other.numerator)
        return float(self) // other if isinstance(other, float) else NotImplemented

    def __rfloordiv__(self, other):
        if isinstance(other, int):
            return other * self._denominator // self._numerator
        return other // float(self) if isinstance(other, float) else NotImplemented

    def __mod__(self, other):
        if isinstance(other, (int, Fraction)):
            return self - other * (self // other)
        return float(self) % other if isinstance(other, float) else NotImplemented

    def __rmod__(self, other):
        if isinstance(other, int):
            return other - self * (other // self)
        return other % float(self) if isinstance(other, float) else NotImplemented

    def __divmod__(self, other):
        if isinstance(other, (int, Fraction)):
            return self // other, self % other
        return divmod(float(self), other) if isinstance(other, float) else NotImplemented

    def __rdivmod__(self, other):
        if isinstance(other, int):
            return other // self, other % self
        return divmod(other, float(self)) if isinstance(other, float) else NotImplemented

    def __pow__(self, other):
        if isinstance(other, Fraction) and other._denominator == 1:
            other = other._numerator
        if isinstance(other, int):
            if other >= 0:
                return _fraction(Fraction, self._numerator ** other, self._denominator ** other)
            return _divided(self._denominator ** -other, self._numerator ** -other)
        return float(self) ** float(other) if isinstance(other, (float, Fraction)) else NotImplemented

    def __rpow__(self, other):
        if self._denominator == 1 and isinstance(other, int):
            return other ** self._numerator
        return other ** float(self) if isinstance(other, (int, float)) else NotImplemented

    def __pos__(self):
        return _fraction(Fraction, self._numerator, self._denominator)

    def __neg__(self):
        return _fraction(Fraction, -self._numerator, self._denominator)

    def __abs__(self):
        return _fraction(Fraction, abs(self._numerator), self._denominator)

    def __complex__(self):
        return complex(float(self))

    def __float__(self):
        return self._numerator / self._denominator

    def __int__(self):
        return self.__trunc__()

    def __trunc__(self):
        return self._numerator // self._denominator if self._numerator >= 0 else -(-self._numerator // self._denominator)

    def __floor__(self):
        return self._numerator // self._denominator

    def __ceil__(self):
        return -(-self._numerator // self._denominator)

    def __round__(self, ndigits=None):
        if ndigits is None:
            whole, rest = divmod(self._numerator, self._denominator)
            if rest * 2 > self._denominator or (rest * 2 == self._denominator and whole % 2):
                whole += 1
            return whole
        shift = 10 ** abs(ndigits)
        if ndigits > 0:
            return Fraction(round(self * shift), shift)
        return Fraction(round(self / shift) * shift)

    def __eq__(self, other):
        if isinstance(other, (int, Fraction)):
            return self._numerator == other.numerator and self._denominator == other.denominator
        if isinstance(other, float):
            return other - other == 0 and self == Fraction(other)
        return NotImplemented

    def __hash__(self):
        # As all numbers that are equal: by the value modulo 2 ** 61 - 1.
        prime = (1 << 61) - 1
        if self._denominator % prime == 0:
            made = 314159
        else:
            made = abs(self._numerator) * pow(self._denominator, prime - 2, prime) % prime
        return hash(made if self._numerator >= 0 else -made)

    def _compare(self, other):
        """Less than 0, 0 or more."""
        if isinstance(other, (int, Fraction)):
            return self._numerator * other.denominator - other.numerator * self._denominator
        if isinstance(other, float):
            if other - other != 0:
                return 0.0 - other
            return self._compare(Fraction(other))
        return None

    def __lt__(self, other):
        found = self._compare(other)
        return NotImplemented if found is None else found < 0

    def __le__(self, other):
        found = self._compare(other)
        return NotImplemented if found is None else found <= 0

    def __gt__(self, other):
        found = self._compare(other)
        return NotImplemented if found is None else found > 0

    def __ge__(self, other):
        found = self._compare(other)
        return NotImplemented if found is None else found >= 0

    def __bool__(self):
        return self._numerator != 0

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


def _fraction(cls, numerator, denominator):
    """Of numbers without a common divisor."""
    made = object.__new__(cls)
    made._numerator = numerator
    made._denominator = denominator
    return made


def _reduced(cls, numerator, denominator):
    common = _math.gcd(numerator, denominator)
    if denominator < 0:
        common = -common
    return _fraction(cls, numerator // common, denominator // common)


def _divided(numerator, denominator):
    if denominator == 0:
        raise ZeroDivisionError(f'Fraction({numerator // (abs(numerator) or 1)}, 0)')
    return _reduced(Fraction, numerator, denominator)
