"""Division, remainders and roundings: signs, floats, big numbers, and zero."""
import math

for a, b in ((7, 2), (-7, 2), (7, -2), (-7, -2), (6, 3), (0, 5), (7.5, 2), (-7.5, 2), (7, 2.5), (1e16, 3), (-1e-20, 3)):
    print((a, b), a / b, a // b, a % b, divmod(a, b), math.fmod(a, b))
print(10**30 // 7, 10**30 % 7, -(10**30) // 7, -(10**30) % 7, divmod(10**20, -(10**10)), 10**30 / 10**28)
for function in (math.floor, math.ceil, math.trunc, round, int):
    print(function.__name__, [function(x) for x in (2.5, -2.5, 2.4, -2.6, 0.0, 1e17)])
trials = (lambda: 1 / 0, lambda: 1.0 / 0, lambda: 1 // 0, lambda: 1.5 // 0, lambda: 1 % 0, lambda: 1.5 % 0, lambda: divmod(1, 0), lambda: divmod(1.0, 0),
          lambda: 0**-1, lambda: 0.0**-1, lambda: pow(2, -1, 4), lambda: pow(2, 1, 0), lambda: math.sqrt(-1), lambda: math.log(0), lambda: 10.0**400, lambda: int(float("inf")),
          lambda: int(float("nan")), lambda: 2**10000 / 3, lambda: float(10**400), lambda: math.factorial(-1), lambda: math.factorial(2.5), lambda: 1 << -1, lambda: math.comb(-1, 2))
for trial in trials:
    try:
        print(trial())
    except Exception as error:
        print(type(error).__name__, error)
print(pow(3, -1, 7), pow(2, 100, 1000), pow(2, 0.5), 4**0.5, 2**-2, (-8) ** 2, 0**0, 0.0**0, pow(5, 3))
print(math.gcd(12, 18), math.lcm(4, 6), math.isqrt(17), math.comb(5, 2), math.perm(5, 2), math.prod([1, 2, 3, 4]), math.factorial(20), math.hypot(3, 4))
print(math.isclose(0.1 + 0.2, 0.3), 0.1 + 0.2 == 0.3, math.fsum([0.1] * 10), sum([0.1] * 10), math.inf > 10**400, math.nan != math.nan, math.copysign(1, -0.0))
print(math.floor(-0.5), math.ceil(-0.5), math.modf(-2.75), math.frexp(8), math.ldexp(0.5, 4), math.log2(8), math.log10(1000), math.log(8, 2), math.exp(0), math.e, math.tau)
print(abs(-3), abs(-2.5), max(1, 2.0, 2), min([3, 1], key=lambda n: -n), sum([1, 2.5]), sum([[1], [2]], []), bool(0.0))
print(1 == 1.0, hash(1) == hash(1.0) == hash(True), {1: "a", 1.0: "b", True: "c"}, 10**16 == 1e16, 10**16 + 1 == 1e16, 2**53 == 2.0**53, 2**53 + 1 == 2.0**53)
