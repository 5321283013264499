"""Sorted lists kept sorted: left and right, bounds, keys, and look-ups in tables."""
from bisect import bisect, bisect_left, bisect_right, insort, insort_left, insort_right

numbers = [1, 3, 3, 3, 7]
print(bisect_left(numbers, 3), bisect_right(numbers, 3), bisect(numbers, 3), bisect_left(numbers, 0), bisect_left(numbers, 9), bisect_left(numbers, 4), bisect(numbers, 3, 0, 2), bisect_left(numbers, 3, lo=2))
for n in (5, 0, 8, 3):
    insort(numbers, n)
print(numbers)


def grade(score, breaks=(60, 70, 80, 90), letters="FDCBA"):
    return letters[bisect(breaks, score)]


print([grade(score) for score in (33, 60, 77, 89, 90, 100)])


def index(items, x):
    i = bisect_left(items, x)
    if i != len(items) and items[i] == x:
        return i
    raise ValueError(f"{x} is not inside")


def count(items, low, high):
    return bisect_right(items, high) - bisect_left(items, low)


print(index(numbers, 7), count(numbers, 3, 5), count(numbers, 10, 20))
try:
    index(numbers, 4)
except ValueError as error:
    print(error)
words = ["a", "ccc", "ddddd"]
print(bisect_left(words, 3, key=len), bisect_right(words, 3, key=len))
insort(words, "xx", key=len)
insort_left(words, "bbb", key=len)
insort_right(words, "zzz", key=len)
print(words)
events = [(1, "start"), (5, "middle"), (9, "end")]
insort(events, (5, "also"))
print(events, bisect(events, (5,)), bisect(events, (5, "zzz")), bisect_left("aceg", "d"), bisect_left((1, 2, 3), 2))
falling = [9, 5, 1]
print(bisect_left(falling, -5, key=lambda n: -n), bisect_left(range(0, 100, 7), 50), bisect_left([], 1))
for attempt in (lambda: bisect_left([1, 2], "a"), lambda: bisect_left([1], 1, -1), lambda: bisect_left(5, 1), lambda: insort((1, 2), 1), lambda: insort("ab", "c")):
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)
