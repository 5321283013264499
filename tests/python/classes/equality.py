"""Equality and hashes: what follows when a class defines one, the other, or an order."""
import functools


class Plain:
    pass


class Equal:
    def __init__(self, value):
        self.value = value

    def __eq__(self, other):
        return isinstance(other, Equal) and self.value == other.value


class Hashed(Equal):
    def __hash__(self):
        return hash(self.value)


print(Plain() == Plain(), Equal(1) == Equal(1), Equal(1) != Equal(2), Equal(1) == 1)
print(len({Plain(), Plain()}), len({Hashed(1), Hashed(1), Hashed(2)}))
print({Hashed("k"): "found"}[Hashed("k")], Equal.__hash__)
try:
    {Equal(1)}
except TypeError as error:
    print(error)
print([Equal(2)].index(Equal(2)), [Equal(1), Equal(1)].count(Equal(1)))


@functools.total_ordering
class Version:
    def __init__(self, text):
        self.key = tuple(map(int, text.split(".")))

    def __eq__(self, other):
        return self.key == other.key

    def __lt__(self, other):
        return self.key < other.key

    def __repr__(self):
        return ".".join(map(str, self.key))


versions = [Version(text) for text in ("1.10", "1.9", "1.9.1", "0.5")]
print(sorted(versions), max(versions), versions[0] >= versions[1], versions[1] <= Version("1.9"))
print(sorted(versions, reverse=True), versions[2] > versions[1])


class Odd:
    """Whose `__eq__` gives no bool."""

    def __eq__(self, other):
        return []

    def __lt__(self, other):
        return "yes"


print(Odd() == 1, Odd() != 1, bool(Odd() == 1), Odd() < 1, 1 in [Odd()])
nan = float("nan")
print(nan == nan, nan in [nan], [nan] == [nan], nan in [float("nan")])
