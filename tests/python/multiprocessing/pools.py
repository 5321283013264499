import multiprocessing as mp
import time

def square(x): return x * x
def add(a, b=1): return a + b
def fail(x):
    if x == 2: raise ValueError(f"bad {x}")
    return x
def slow(x):
    time.sleep(x / 20)
    return x
def name(_): return mp.current_process().name, mp.current_process().daemon
def init(v):
    global V
    V = v
def get_v(x): return V + x
def trial(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
if __name__ == "__main__":
    with mp.Pool(3) as pool:
        print(pool.map(square, range(10)), pool.apply(add, (1,), {"b": 5}))
        r = pool.apply_async(square, (7,))
        print(r.get(timeout=10), r.ready(), r.successful())
        print(pool.starmap(add, [(1, 2), (3, 4)]), list(pool.imap(square, range(5), chunksize=2)), sorted(pool.imap_unordered(square, range(5))))
        trial(lambda: pool.map(fail, range(4)))
        r = pool.apply_async(fail, (2,))
        r.wait()
        print(r.successful())
        trial(r.get)
        got = []
        rs = [pool.apply_async(square, (n,), callback=got.append) for n in range(3)]
        for r in rs: r.wait()
        errors = []
        r = pool.apply_async(fail, (2,), error_callback=errors.append)
        r.wait()
        time.sleep(0.02)
        print(sorted(got), errors)
        r = pool.apply_async(slow, (10,))
        try:
            r.get(timeout=0.01)
        except mp.TimeoutError as e:
            print("TimeoutError", e)
        try:
            r.successful()
        except ValueError as e:
            print(str(e).endswith("not ready"))
        print(r.ready(), pool.map(square, []), pool.map_async(square, [3], chunksize=1).get())
        it = pool.imap(fail, range(4))
        print(next(it), next(it))
        trial(lambda: next(it))
        print(next(it))
        print(sorted({n.rsplit("-", 1)[0] for n, d in pool.map(name, range(6), chunksize=1)}), pool.apply(name, (0,))[1])
    trial(lambda: pool.map(square, [1]))
    pool = mp.Pool(2, initializer=init, initargs=(100,))
    print(pool.map(get_v, [1, 2]))
    trial(pool.join)
    pool.close()
    trial(lambda: pool.apply(square, (1,)))
    pool.join()
    trial(lambda: mp.Pool(0))
    start = time.monotonic()
    with mp.Pool(4) as pool:
        print(pool.map(slow, [4, 3, 2, 1], chunksize=1))
    print(time.monotonic() - start < 0.45)
    from multiprocessing.pool import ThreadPool
    with ThreadPool(2) as pool:
        print(pool.map(lambda x: x + 1, [1, 2, 3]))
