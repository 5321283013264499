"""Slices: of lists, texts, tuples and ranges; assigned, deleted, extended, as objects."""

letters = list("abcdefgh")
print(letters[2:5], letters[:3], letters[-3:], letters[:-2], letters[::2], letters[::-1], letters[5:2], letters[5:2:-1])
print(letters[100:], letters[-100:2], letters[:], letters[:] is letters, letters[1:-1:3], letters[-1:-4:-2])
print("python"[1:4], "python"[::-2], (1, 2, 3)[1:], range(10)[2:8:3], range(10)[::-1], b"bytes"[1:3], ""[0:5])

numbers = list(range(6))
numbers[1:3] = [10, 20, 30]
print(numbers)
numbers[1:4] = []
print(numbers)
numbers[:0] = [-1]
numbers[len(numbers):] = "xy"
print(numbers)
numbers[::2] = [0] * len(numbers[::2])
print(numbers)
del numbers[1:3]
print(numbers)
del numbers[::2]
print(numbers)
numbers[:] = range(3)
numbers[1:1] = numbers
print(numbers)

s = slice(1, None, 2)
print(s, s.start, s.stop, s.step, s.indices(6), letters[s], slice(3), slice(1, 2) == slice(1, 2))
for attempt in (
    lambda: letters[::0],
    lambda: letters["a":],
    lambda: letters[1.5:],
    lambda: letters.__setitem__(slice(None, None, 2), [1]),
    lambda: letters.__setitem__(slice(1, 2), 5),
    lambda: "text".__getitem__(slice(None, None, 0)),
    lambda: {}[1:2],
    lambda: {1, 2}[0:1],
    lambda: iter([1])[0:1],
    lambda: hash(slice(1)),
):
    try:
        print(attempt())
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)


class Index:
    def __index__(self):
        return 2


print(letters[Index()], letters[Index():], letters[True], letters[None:None])


def rotate(items, by):
    by %= len(items) or 1
    return items[by:] + items[:by]


print(rotate(letters, 3), rotate("python", -1), rotate([], 2), [letters[i : i + 3] for i in range(0, 8, 3)])
matrix = [[1, 2, 3], [4, 5, 6]]
print([row[::-1] for row in matrix], [list(column) for column in zip(*matrix)], matrix[1][1:], [*zip(*matrix[::-1])])
