"""Generators one after the other: nothing runs before somebody asks."""
from itertools import islice

log = []


def numbers():
    n = 0
    while True:
        log.append(f"make {n}")
        yield n
        n += 1


def odd(source):
    for n in source:
        if n % 2:
            log.append(f"keep {n}")
            yield n


def doubled(source):
    return (2 * n for n in source)


pipeline = doubled(odd(numbers()))
print(log)
print(next(pipeline), log)
log.clear()
print(list(islice(pipeline, 2)), log)


def chunks(items, size):
    items = iter(items)
    while chunk := list(islice(items, size)):
        yield chunk


print(list(chunks("abcdefg", 3)), list(chunks([], 2)))


def coroutine(function):
    def start(*args):
        run = function(*args)
        next(run)
        return run

    return start


@coroutine
def grep(pattern, target):
    while True:
        line = yield
        if pattern in line:
            target.send(line)


@coroutine
def collect(lines):
    while True:
        lines.append((yield))


lines = []
search = grep("py", collect(lines))
for line in ("python", "rust", "spy", "c"):
    search.send(line)
print(lines)

# A generator expression takes its first source at once, the rest later.
try:
    late = (x for x in 5)
except TypeError as error:
    print(error)
factor = 2
lazy = (factor * x for x in [1, 2])
factor = 10
print(list(lazy), list(lazy))
