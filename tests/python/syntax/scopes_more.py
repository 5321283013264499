"""Scopes: global, nonlocal, comprehensions, classes, loops, `del`, and names that are only bound later."""

level = "module"


def change():
    global level, created
    level = "changed"
    created = "by a function"


change()
print(level, created)


def local():
    level = "local"

    def inner():
        global level
        level = "module again"
        return level

    return inner(), level


print(local(), level)


def too_early():
    try:
        print(level)
    except UnboundLocalError as error:
        print(error)
    level = 1
    print(level)


too_early()
n = "outer"
print([n for n in range(3)], n)
print({n: m for n, m in zip("ab", "cd")}, n)
print([(i, j) for i in range(3) for j in range(i) if i + j > 1])
print([last := k for k in range(4)], last)
for n in range(2):
    pass
print(n)
del n
try:
    n
except NameError as error:
    print(error)


def deleted():
    value = 1
    del value
    try:
        return value
    except UnboundLocalError as error:
        return error


print(deleted())
try:
    del created, created
except NameError as error:
    print(error)
if (match := [1, 2, 3]) and (size := len(match)) > 2:
    print(match, size)
while (size := size - 1) > 0:
    print("size", size)
try:
    raise ValueError("v")
except ValueError as caught:
    kept = caught
print(kept, "caught" in dir())
print = print
functions = {}
for name in "ab":
    def function(fixed=name):
        return fixed, name
    functions[name] = function
print(functions["a"](), functions["b"]())
import math as m, os.path as p
from math import floor as down, ceil
print(m.pi > 3, down(2.5), ceil(2.5), p.join("a", "b"))
