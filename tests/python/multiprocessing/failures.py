"""What goes wrong in another process, as its parent sees it."""
import multiprocessing as mp
import os
import time
from concurrent.futures import ProcessPoolExecutor


class OwnError(Exception):
    def __init__(self, what, code):
        super().__init__(what, code)
        self.code = code


def inverse(x):
    return 1 / x


def own(x):
    raise OwnError("own", x)


def chained(x):
    try:
        inverse(0)
    except ZeroDivisionError as e:
        raise ValueError(x) from e


def local_function():
    return lambda: 1


def show(f):
    try:
        print("result", f())
    except Exception as e:
        cause = e.__cause__
        print(type(e).__name__, str(e).split(" at 0x")[0], "|", type(cause).__name__, getattr(e, "code", None))
        if cause is not None:
            lines = str(cause).strip().splitlines()
            print("   ", lines[0], "/", lines[-2], "/", lines[-1])


def wait_for_ever(ready):
    ready.set()
    time.sleep(1000)


if __name__ == "__main__":
    with mp.Pool(2) as pool:
        show(lambda: pool.map(inverse, [1, 2, 0, 4]))
        show(lambda: pool.apply(own, (7,)))
        show(lambda: pool.apply(chained, ("c",)))
        show(lambda: pool.map(lambda x: x, [1]))
        show(lambda: pool.map(inverse, [1, 2]))
    with ProcessPoolExecutor(2) as executor:
        show(lambda: list(executor.map(inverse, [1, 0])))
        show(executor.submit(own, 8).result)
        show(executor.submit(chained, "c").result)
        show(executor.submit(inverse, 4).result)
        show(executor.submit(local_function).result)
    for number in (15, 9):
        ready = mp.Event()
        p = mp.Process(target=wait_for_ever, args=(ready,))
        p.start()
        ready.wait()
        os.kill(p.pid, number)
        p.join()
        print(p.exitcode, repr(p).split()[-2:])
    try:
        os.kill(p.pid, 0)
    except ProcessLookupError as e:
        print(type(e).__name__, e)
