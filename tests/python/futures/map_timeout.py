"""`map`: the order of the arguments, several of them, lazy results and an end to the waiting."""
import threading
from concurrent.futures import ThreadPoolExecutor, TimeoutError

finish = threading.Event()


def late(number):
    if number == 1:
        finish.wait()
    return number * 10


with ThreadPoolExecutor(3) as pool:
    results = pool.map(late, range(3), timeout=0.02)
    print(next(results))
    try:
        next(results)
    except TimeoutError:
        print("TimeoutError")
    finish.set()

with ThreadPoolExecutor(3) as pool:
    print(list(pool.map(pow, [2, 3, 4], [3, 2])))
    print(list(pool.map(lambda: 1)))
    print(list(pool.map(str.upper, "abc", chunksize=2)))
    results = pool.map(late, [3, 2])
    print(type(results).__name__, iter(results) is results)
    print(sum(results), list(results))

# All are submitted at once, whether or not somebody asks.
calls = []
with ThreadPoolExecutor(1) as pool:
    pool.map(calls.append, "xyz")
print(calls)
