"""Unpacking: stars, nesting, swaps, loops, calls, and the errors."""

a, b = 1, 2
a, b = b, a
(c, d), [e, *f] = "xy", range(4)
first, *middle, last = "python"
*start, end = [1]
print(a, b, c, d, e, f, first, middle, last, start, end)
x = y = []
x.append(1)
print(y, x is y)
i, numbers = 0, [0, 0, 0]
i, numbers[i] = 2, 5
print(i, numbers)
for key, (left, right) in {"a": (1, 2), "b": (3, 4)}.items():
    print(key, left, right)
for head, *tail in ([1, 2, 3], "ab"):
    print(head, tail)
print([*range(3), *"ab"], (*[1], 2), {*"aab"} == {"a", "b"}, {**{"a": 1, "b": 2}, "b": 3, **{}})
print(*[1, 2], *"xy", sep="-")


def pair():
    return 1, 2


def star():
    return *pair(), 3


left, right = pair()
print(left, right, star(), (lambda *a, **k: (a, k))(*pair(), **dict(z=1)))


class Target:
    pass


target, box = Target(), {}
target.x, box["k"], *box["rest"] = range(5)
print(target.x, box)
trials = [
    lambda: (lambda: [a for a, b in [(1, 2, 3)]])(),
    lambda: [a for a, b in [(1,)]],
    lambda: [a for a, b, *c in [(1,)]],
    lambda: [a for a, b in [5]],
    lambda: [a for a, b in [None]],
    lambda: [a for (a, b) in ["abc"]],
    lambda: [*5],
    lambda: {**[1]},
    lambda: print(*5),
]
for trial in trials:
    try:
        trial()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
(z) = 3
(w,) = [4]
[v] = "v"
print(z, w, v)
