"""`ProcessPoolExecutor`: the same interface as for threads, with copies instead of shared objects."""
import os
from concurrent.futures import FIRST_EXCEPTION, ProcessPoolExecutor, as_completed, wait

seen = []


def square(number):
    seen.append(number)
    return number**2


def fail(text):
    raise ValueError(text)


def where(_):
    return os.getpid()


if __name__ == "__main__":
    with ProcessPoolExecutor(max_workers=2) as pool:
        print(list(pool.map(square, range(6), chunksize=2)), seen)
        futures = [pool.submit(square, n) for n in (3, 4)]
        print(sorted(future.result() for future in as_completed(futures)))
        failing = pool.submit(fail, "in the child")
        done, not_done = wait([failing], return_when=FIRST_EXCEPTION)
        print(len(done), len(not_done), repr(failing.exception()))
        try:
            failing.result()
        except ValueError as error:
            print(error, type(error.__cause__).__name__)
        print(os.getpid() in set(pool.map(where, range(8))))
        unsent = pool.submit(lambda: 1)
        print(type(unsent.exception()).__name__)
        print(pool.submit(pow, 2, 10).result(timeout=20))
        for chunksize in (0, -3):
            try:
                pool.map(square, [1], chunksize=chunksize)
            except ValueError as error:
                print(error)
    try:
        pool.submit(square, 1)
    except RuntimeError as error:
        print(error)
    for wrong in (0, -1):
        try:
            ProcessPoolExecutor(wrong)
        except ValueError as error:
            print(error)
