"""`map` of functions, classes and native functions, over lists, generators and other maps."""


def double(n):
    return 2 * n


def stop_at_three(n):
    if n == 3:
        raise StopIteration
    return n


def fail(n):
    return 1 // n


print(list(map(double, [1, 2, 3])), sum(map(lambda n: n + 1, range(10))))
print(list(map(str, [1, None, 'x'])), list(map(int, '123')), list(map(len, ['a', 'bc'])))
print(list(map(double, map(double, range(3)))), list(map(double, (n for n in range(3)))))
print(list(map(lambda a, b: a + b, [1, 2], [10, 20, 30])), list(map(str.upper, ['a', 'b'])))
print(list(map(stop_at_three, range(6))))

numbers = map(double, [1, 2, 3])
print(next(numbers), iter(numbers) is numbers, type(numbers).__name__, list(numbers), list(numbers))
try:
    next(numbers)
except StopIteration as e:
    print('ended', e.args)

for value in map(fail, [1, 2]):
    print(value)
try:
    for value in map(fail, [1, 0, 2]):
        print(value)
except ZeroDivisionError as e:
    print(e)

try:
    list(map(lambda: 0, [1]))
except TypeError as e:
    print(e)
try:
    map(double)
except TypeError as e:
    print(e)
try:
    map(double, 3)
except TypeError as e:
    print(e)


class Text(str):
    pass


print([type(t).__name__ for t in map(Text, ['a'])], 4 in map(double, [1, 2]), dict(map(lambda n: (n, n * n), range(3))))
a, b, *c = map(double, range(4))
print(a, b, c, [*map(double, range(2))], max(map(double, [3, 9, 4])), sorted(map(str, [3, 1, 2])))
print(list(zip(map(double, range(3)), 'abc')), list(enumerate(map(double, range(2)))), any(map(double, [0, 1])))


def delegating():
    yield from map(double, range(3))


print(list(delegating()), ' '.join(map(str, range(3))), list(filter(None, map(double, range(3)))))
items = [1, 2, 3]
growing = map(double, items)
print(next(growing))
items.append(4)
print(list(growing))
print(ValueError('a', 1).args, KeyError().args, str(), int(), float(), bool(), str(3), int('7', 8), bytes(2))
