"""Comprehensions: nested, conditional, of each kind, with scopes of their own."""
import asyncio

words = "the quick brown fox jumps over the lazy dog".split()
print([w.upper() for w in words if len(w) > 4], {w: len(w) for w in words[:3]}, sorted({len(w) for w in words}))
print([[row * column for column in range(1, 4)] for row in range(1, 4)])
print([cell for row in [[1, 2], [3], []] for cell in row], [(a, b) for a in "ab" for b in range(2)])
print([x if x % 2 else -x for x in range(5)], [x for x in range(20) if x % 2 if x % 3 == 0])
print({key: [w for w in words if w[0] == key] for key in "tfz"}, {v: k for k, v in {"a": 1, "b": 2}.items()})
print(sum(n * n for n in range(4)), max((len(w), w) for w in words), ",".join(w[0] for w in words))
print([y := 1, y**2], [a for a in [b for b in range(3)]])
print(any(w == "fox" for w in words), all(w.islower() for w in words), list(w for w in words)[:2])


def primes(limit):
    return [n for n in range(2, limit) if not any(n % d == 0 for d in range(2, int(n**0.5) + 1))]


print(primes(30), len(primes(200)))


class Table:
    rows = [1, 2, 3]
    doubled = [r * 2 for r in rows]
    factor = 3
    try:
        scaled = [r * factor for r in rows]
    except NameError as error:
        problem = str(error)


print(Table.doubled, Table.problem)
x = "kept"
[x for x in range(3)]
print(x)
functions = [lambda: i for i in range(3)]
print([f() for f in functions], [(lambda j=i: j)() for i in range(3)])
squares = {n: n * n for n in range(3)}
squares |= {n: 0 for n in (2, 3)}
print(squares, dict([(k, v) for k, v in squares.items() if v]), {*squares} & {1, 9})
transposed = list(map(list, zip(*[[1, 2], [3, 4]])))
print(transposed, [sum(column) for column in transposed], [i for i, w in enumerate(words) if w == "the"])


async def double(n):
    await asyncio.sleep(0)
    return n * 2


async def main():
    return [await double(n) for n in range(3)], {n: await double(n) for n in "ab"}, [n for n in range(4) if await double(n) > 3]


print(asyncio.run(main()))
try:
    [1 / n for n in (1, 0)]
except ZeroDivisionError as error:
    print(error)
try:
    [undefined for _ in range(1)]
except NameError as error:
    print(error)
