import multiprocessing as mp
import os
import time
from concurrent.futures import ProcessPoolExecutor, as_completed, wait

def square(x): return x * x
def fail(x): raise KeyError(x)
def slow(x):
    time.sleep(x / 20)
    return x
def pid(_): return os.getpid()
def trial(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
if __name__ == "__main__":
    with ProcessPoolExecutor(max_workers=3) as ex:
        print(list(ex.map(square, range(6))), list(ex.map(square, range(7), chunksize=3)), list(ex.map(pow, [2, 3], [3, 2])))
        f = ex.submit(square, 9)
        print(f.result(), f.done())
        trial(ex.submit(fail, "k").result)
        fs = {ex.submit(slow, n): n for n in (4, 1)}
        print([fs[f] for f in as_completed(fs)])
        print(os.getpid() not in set(ex.map(pid, range(5))))
        print(len(wait([ex.submit(square, n) for n in range(4)]).done))
    trial(lambda: ex.submit(square, 1))
    trial(lambda: ProcessPoolExecutor(0))
    trial(lambda: ex.map(square, [1], chunksize=0))
    with ProcessPoolExecutor(1, mp_context=mp.get_context("fork")) as ex:
        print(ex.submit(square, 3).result())
    ex = ProcessPoolExecutor(1)
    f = ex.submit(square, 5)
    ex.shutdown()
    print(f.result())
