"""Cancelling: only what waits can be cancelled; a running call goes on."""
import threading
from concurrent.futures import CancelledError, ThreadPoolExecutor

running, finish = threading.Event(), threading.Event()


def long_call():
    running.set()
    finish.wait()
    return "finished"


with ThreadPoolExecutor(max_workers=1) as pool:
    first = pool.submit(long_call)
    second = pool.submit(print, "never")
    third = pool.submit(str, 3)
    running.wait()
    print(first.running(), second.running(), first.done())
    print(first.cancel(), second.cancel(), second.cancel())
    print(second.cancelled(), second.done(), second.running())
    finish.set()
    print(first.result(), third.result())
for attempt in (second.result, second.exception):
    try:
        attempt()
    except CancelledError as error:
        print(type(error).__name__, error.args)
print(first.cancel(), first.cancelled())

# Shutting down can cancel what has not begun.
running.clear()
finish.clear()
pool = ThreadPoolExecutor(1)
first = pool.submit(long_call)
rest = [pool.submit(abs, -n) for n in range(3)]
running.wait()
pool.shutdown(wait=False, cancel_futures=True)
print([future.cancelled() for future in rest], first.running())
finish.set()
print(first.result())
try:
    pool.submit(print)
except RuntimeError as error:
    print(error)
