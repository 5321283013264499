"""Operators: order, chains, short circuits, identity, and what each gives."""

calls = []


def value(name, result):
    calls.append(name)
    return result


print(value("a", 0) or value("b", "") or value("c", "last"), calls)
calls.clear()
print(value("a", 1) and value("b", 0) and value("c", 3), calls)
calls.clear()
print(value("a", 1) < value("b", 5) < value("c", 3) < value("d", 9), calls)
calls.clear()
print(value("a", 3) > value("b", 5) > value("c", 3), calls)
print(1 < 2 == 2 != 3, 1 == 1 in [1], (1 == 1) in [1], not 1 == 2, not [] is None)
print(2 ** 3 ** 2, -2 ** 2, (-2) ** 2, 2 ** -1, -7 // 2, -7 % 3, 7 % -3, divmod(-7, 2))
print(5 & 3 | 4 ^ 1, ~5, 1 << 3 + 1, 255 >> 4, True + True, True << 3, not True + 1)
print(7 / 2, 7 // 2.0, 6 / 3, 0.1 + 0.2, 1e16 + 1, 3 * "ab", [0] * 3, "a" "b" 'c')
print("yes" if [] else "no", ("a" if 0 else "b" if 0 else "c"), [1, 2][True], "ab"[-1])
print(None is None, [] == [], [] is [], "a" in "cat", 2 not in (1, 3))
print((1, 2) < (1, 3), [1, 2] < [1, 2, 0], "Z" < "a", (1, "a") == (1.0, "a"), {1, 2} <= {1, 2, 3}, {1} < {1})
x = 5
x += 1; x -= 2; x *= 3; x /= 4; x **= 2; x //= 2; x %= 3
print(x)
y = 6
y &= 12; y |= 1; y ^= 7; y <<= 3; y >>= 1
print(y)
l = m = [1]
l += (2,)
l *= 2
print(m, l is m)
t = (1, [2])
try:
    t[1] += [3]
except TypeError as error:
    print(error, t)
print(*(f"{a!s:>5}|{b!s:5}" for a, b in [(None, True)]), ..., Ellipsis is ..., type(...).__name__)
print(bool("False"), bool(0.0), bool(" "), bool([0]), bool(()), bool(range(0)), all([]), any([]))
print(round(2.5), round(3.5), round(-2.5), round(2.675, 2), round(1234, -2), int(-3.7), -3.7 // 1)
assert (1, 2), "never"
