total = 0
for i in range(10):
    if i == 3:
        continue
    if i == 8:
        break
    total += i
else:
    print('not printed')
print(total)
for i in range(3):
    pass
else:
    print('end', i)
n = 0
while n < 5:
    n += 1
print(n, [i * i for i in range(5)], {i: i + 1 for i in range(3)}, {i % 2 for i in range(4)})
print([(a, b) for a in range(3) for b in 'xy' if a != 1])
a, *b, c = range(6)
print(a, b, c)
(p, q), r = [1, 2], 3
print(p, q, r)
for x, (y, z) in [(1, (2, 3)), (4, (5, 6))]:
    print(x, y, z)
try:
    a, b = 1, 2, 3
except ValueError as error:
    print(error)
try:
    a, b, c = [1, 2]
except ValueError as error:
    print(error)
try:
    a, *b, c = [1]
except ValueError as error:
    print(error)
try:
    a, b = 5
except TypeError as error:
    print(error)


class Countdown:
    def __init__(self, start):
        self.value = start

    def __iter__(self):
        return self

    def __next__(self):
        if self.value == 0:
            raise StopIteration
        self.value -= 1
        return self.value


print(list(Countdown(4)), [v for v in Countdown(3)])
a, b = Countdown(2)
print(a, b)
for v in Countdown(2):
    print(v)


class Items:
    def __getitem__(self, index):
        if index > 2:
            raise IndexError
        return index * 10


print(list(Items()), 10 in Items(), 11 in Items())
d = {'a': 1, 'b': 2}
for key in d:
    print(key, d[key])
for key, value in d.items():
    print(key, value)
try:
    for key in d:
        d['c'] = 3
except RuntimeError as error:
    print(error)
x = 5
print(1 < x < 10, 1 < x > 10, x == 5 != 6, not x, x and 0 or 'yes', None or x)
print(7 // 2, -7 // 2, 7 % -3, -7 % 3, 2 ** 10, 1 << 70, 10 ** 20, 7 / 2, 1e3 + 1, 3 * 'ab')
print(2 ** 62 - 1 + 2 ** 61, (2 ** 60 - 1) + 1, -(2 ** 60) - 1, (2 ** 31) * (2 ** 31), 4611686018427387904 * 2)
