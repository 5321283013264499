"""An initializer runs in each thread of a pool before its first call; names tell the threads apart."""
import threading
from concurrent.futures import ThreadPoolExecutor

own = threading.local()
together = threading.Barrier(3)


def begin(prefix):
    own.tag = f"{prefix}:{threading.current_thread().name}"


def tag(_):
    together.wait()
    return own.tag


with ThreadPoolExecutor(3, thread_name_prefix="io", initializer=begin, initargs=("tag",)) as pool:
    print(sorted(pool.map(tag, range(3))))

with ThreadPoolExecutor(2, "named") as pool:
    print(pool.submit(lambda: threading.current_thread().name).result())
    print(pool.submit(lambda: threading.current_thread().daemon).result())

# Threads are made as they are needed, and used again.
with ThreadPoolExecutor(8) as pool:
    names = {pool.submit(threading.get_ident).result() for _ in range(3)}
    print(len(names) <= 3, threading.active_count() <= 4)
print(threading.active_count())
for wrong in (0, -1):
    try:
        ThreadPoolExecutor(wrong)
    except ValueError as error:
        print(error)
try:
    ThreadPoolExecutor(initializer=3)
except TypeError as error:
    print(error)
