"""Operators of a class: both sides, in place, comparisons, and what is not supported."""
import math


class Vector:
    def __init__(self, *parts):
        self.parts = parts

    def __repr__(self):
        return f"Vector{self.parts}"

    def __eq__(self, other):
        return self.parts == other.parts if isinstance(other, Vector) else NotImplemented

    def __hash__(self):
        return hash(self.parts)

    def __add__(self, other):
        if not isinstance(other, Vector):
            return NotImplemented
        return Vector(*(a + b for a, b in zip(self.parts, other.parts)))

    def __mul__(self, factor):
        if isinstance(factor, Vector):
            return sum(a * b for a, b in zip(self.parts, factor.parts))
        return Vector(*(factor * a for a in self.parts))

    __rmul__ = __mul__

    def __neg__(self):
        return -1 * self

    def __sub__(self, other):
        return self + -other

    def __abs__(self):
        return math.hypot(*self.parts)

    def __bool__(self):
        return any(self.parts)

    def __getitem__(self, index):
        return self.parts[index]

    def __matmul__(self, other):
        return ("matmul", other)

    def __rpow__(self, base):
        return tuple(base**a for a in self.parts)


a, b = Vector(3, 4), Vector(1, 2)
print(a + b, a - b, a * 2, 2 * a, a * b, -a, abs(a), a @ b, 2**a)
print(a == Vector(3, 4), a != b, a == (3, 4), a in [b, Vector(3, 4)], len({a, Vector(3, 4)}))
print(bool(Vector(0, 0)), a[0], a[-1:], list(a), sum([a, b], Vector(0, 0)))
old = a
a += b
print(a, old is a, old)
for attempt in (lambda: a + 1, lambda: 1 + a, lambda: a < b, lambda: a / 2, lambda: a ** 2, lambda: ~a, lambda: len(a)):
    try:
        attempt()
    except TypeError as error:
        print(error)
