"""Complex numbers: arithmetic, texts, and what they refuse."""

a, b = 1 + 2j, 3 - 4j
print(a, b, a + b, a - b, a * b, a / b, -a, +a, abs(b), a.real, a.imag, a.conjugate(), a ** 2, a ** -1, 2 * a, a / 2, 1 - a, 1 / b)
print(1j * 1j, 1j ** 2 == -1, 2j, -2j, 1.5j, 0j, complex(0, -0.0), complex(-0.0, 1), 1e20 + 1e-5j, complex("inf"), complex(float("nan"), 1), 1J)
print(complex(), complex(2), complex(2, 3), complex("1+2j"), complex(" -3.5e2-j "), complex("(2j)"), complex("5"), complex(1j, 2j), complex(True))
print(a == 1 + 2j, a != b, 1 + 0j == 1, complex(1) == 1.0, a == "a", hash(1 + 0j) == hash(1), {1 + 0j: "one"}[1], bool(0j), bool(1j), len({a, 1 + 2j, b}))
print(repr(a), str(a), f"{a}", f"{a:.1f}", f"{b:10.2f}|", f"{b:<14}|", f"{1j:+.0f}", "%s" % a, [a], type(a).__name__, isinstance(a, complex), isinstance(1, complex))
print((-8) ** 0.5, (-8.0) ** (1 / 3), pow(-1, 0.5), (1j) ** 0.5, (1 + 1j) ** 8, 2 ** 1j, sum([1j, 2, 3.5]), a ** 0, 0j ** 2)
trials = (lambda: a < b, lambda: a // 2, lambda: a % 2, lambda: int(a), lambda: float(a), lambda: a / 0, lambda: 0j ** -1, lambda: complex("1+"), lambda: complex("a"), lambda: complex([]), lambda: complex("1", 2),
          lambda: complex(1, "2"), lambda: round(a), lambda: max(a, b), lambda: a + "x", lambda: [1, 2][a], lambda: setattr(a, "real", 1), lambda: f"{a:d}", lambda: f"{a:010}", lambda: pow(a, 1, 2), lambda: complex(1, None))
for trial in trials:
    try:
        print(trial())
    except Exception as error:
        print(type(error).__name__, error)


class Celsius:
    def __complex__(self):
        return 2 + 1j


class Real:
    def __float__(self):
        return 2.5


print(complex(Celsius()), complex(Real()), complex(Real(), 1))
match 2j:
    case 1 + 2j:
        print("never")
    case 2j | 3j:
        print("matched")
