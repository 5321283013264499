import numbers
from fractions import Fraction

for value in (1, True, 2.5, Fraction(1, 2), 'x', None, 10 ** 30):
    print(value, [kind.__name__ for kind in (numbers.Number, numbers.Complex, numbers.Real, numbers.Rational, numbers.Integral) if isinstance(value, kind)])
print(issubclass(int, numbers.Rational), issubclass(float, numbers.Integral))
