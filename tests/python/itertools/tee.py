from itertools import count, tee

a, b = tee([1, 2, 3])
print(next(a), next(a), list(b), list(a))
a, b, c = tee(iter('xyz'), 3)
print(''.join(a), ''.join(b), ''.join(c))
print(tee([1], 0), len(tee([1], 1)))
numbers, shifted = tee(count(5))
next(shifted)
print([x + y for x, y, _ in zip(numbers, shifted, range(3))])
try:
    tee([], -1)
except ValueError as error:
    print(error)
first, second = tee([1, 2, 3])
next(first)
third, fourth = tee(first)
print(list(third), list(fourth), list(second))
