# A pool of threads maps a function over a list.
from concurrent.futures import ThreadPoolExecutor


def collatz(n):
    steps = 0
    while n != 1:
        n = n // 2 if n % 2 == 0 else 3 * n + 1
        steps += 1
    return steps


with ThreadPoolExecutor(max_workers=4) as pool:
    lengths = list(pool.map(collatz, range(1, 3_000)))

longest = max(lengths)
first = lengths.index(longest) + 1
print(f"the longest has {longest} steps and begins with {first}")
