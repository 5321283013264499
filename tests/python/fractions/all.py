from fractions import Fraction as F
import math


def attempt(act):
    try:
        print(repr(act()))
    except Exception as error:
        print(type(error).__name__, error)


for args in ((), (3,), (6, 4), (-6, 4), (6, -4), ('3/4',), (' -1.5 ',), ('1e-3',), ('2.50E2',), (0.5,), (0.1,), (F(1, 2), F(3, 4)), (True,), ('7',), ('x',), ('1/0',), (1, 0), ('1.5/2',), ('',), ('-.5',), (1.5, 2), ([],), ('1_000/3',)):
    attempt(lambda: F(*args))
a, b = F(3, 4), F(-5, 6)
print(a + b, a - b, a * b, a / b, a // b, a % b, divmod(a, b), a ** 2, a ** -2, 2 ** F(2), a ** 0.5, -a, +a, abs(b), a + 1, 1 - a, 2 * a, 1 / a, a / 2, 7 // a, 7 % a, divmod(7, a), a + 0.5, 0.5 * a, 1.0 / a)
print(a < b, a > b, a <= F(3, 4), a == 0.75, a == F(6, 8), a != 1, a < 1, 1 > a, a < 0.8, a < float('inf'), b < float('-inf'), sorted([F(1, 2), 0.3, F(1, 3), 1]), max(a, b), hash(F(2)) == hash(2), hash(F(1, 2)) == hash(0.5), hash(b), bool(F(0)), sum([F(1, 10)] * 10) == 1)
print(int(F(7, 2)), int(F(-7, 2)), float(a), round(F(5, 2)), round(F(7, 2)), round(F(22, 7), 2), round(F(1234), -2), math.floor(b), math.ceil(a), math.trunc(b), a.numerator, a.denominator, a.as_integer_ratio(), F(3.141592653589793).limit_denominator(1000), F('3.1415926535897932').limit_denominator(10), str(F(4, 2)), f'{a}')
attempt(lambda: a + 'x')
attempt(lambda: a / 0)
attempt(lambda: F(0) ** -1)
attempt(lambda: a < 'x')
