import time
from concurrent.futures import ThreadPoolExecutor, TimeoutError

def slow(x):
    time.sleep(x / 50)
    return x
def fail(x):
    if x == 2: raise ValueError(f"bad {x}")
    return x
with ThreadPoolExecutor(4) as ex:
    print(list(ex.map(slow, [3, 2, 1, 0])))
    print(list(ex.map(pow, [2, 3, 4], [3, 2, 1, 9])))
    print(list(ex.map(slow, [2, 1], chunksize=5)), list(ex.map(slow, [])))
    it = ex.map(fail, range(4))
    got = []
    try:
        for x in it: got.append(x)
    except ValueError as e:
        print(got, "ValueError:", e)
    print(next(it, "ended"))
    it = ex.map(slow, [0, 20], timeout=0.05)
    print(next(it))
    try:
        next(it)
    except TimeoutError as e:
        print("TimeoutError", e)
