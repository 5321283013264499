"""Recursion: memory, mutual, deep, and its limit."""
import functools
import sys


@functools.cache
def fibonacci(n):
    return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)


print(fibonacci(90), fibonacci.cache_info())


def even(n):
    return n == 0 or odd(n - 1)


def odd(n):
    return n != 0 and even(n - 1)


print(even(100), odd(7), even(9))


def hanoi(n, source, target, spare):
    if n == 0:
        return []
    return [*hanoi(n - 1, source, spare, target), (source, target), *hanoi(n - 1, spare, target, source)]


moves = hanoi(5, "a", "b", "c")
print(len(moves), moves[:4])


def permutations(items):
    if not items:
        yield ()
    for i, item in enumerate(items):
        for rest in permutations(items[:i] + items[i + 1 :]):
            yield (item, *rest)


print(["".join(p) for p in permutations("abc")])


def endless(depth=0):
    return endless(depth + 1)


try:
    endless()
except RecursionError as error:
    print(error, isinstance(error, RuntimeError))
old = sys.getrecursionlimit()


def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)


print(old, depth(900))
sys.setrecursionlimit(3000)
print(depth(2500))
sys.setrecursionlimit(old)
try:
    sys.setrecursionlimit(0)
except ValueError as error:
    print(error)


def ackermann(m, n):
    if m == 0:
        return n + 1
    return ackermann(m - 1, 1 if n == 0 else ackermann(m, n - 1))


print(ackermann(2, 3))
nested = []
for _ in range(50):
    nested = [nested]
print(str(nested).count("["))
loop = [1]
loop.append(loop)
print(loop)
