from bisect import bisect, bisect_left, bisect_right


def index(a, x):
    place = bisect_left(a, x)
    if place != len(a) and a[place] == x:
        return place
    raise ValueError(f'{x} is not there')


def less_or_equal(a, x):
    place = bisect_right(a, x)
    return a[place - 1] if place else None


numbers = [2, 3, 5, 7, 11, 13]
print(index(numbers, 7), [less_or_equal(numbers, n) for n in (1, 2, 6, 20)])
try:
    index(numbers, 8)
except ValueError as error:
    print(error)
print(''.join('FDCBA'[bisect([60, 70, 80, 90], score)] for score in (59, 60, 75, 89, 95)))
