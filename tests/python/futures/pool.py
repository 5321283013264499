import threading
import time
from concurrent.futures import ThreadPoolExecutor

def trial(f):
    try:
        print(repr(f()))
    except BaseException as e:
        print(type(e).__module__, type(e).__name__, e)
names = set()
def work(x, plus=0):
    names.add(threading.current_thread().name)
    time.sleep(0.02)
    return x * x + plus
start = time.monotonic()
with ThreadPoolExecutor(max_workers=3, thread_name_prefix="calc") as ex:
    fs = [ex.submit(work, n, plus=1) for n in range(6)]
    print([f.result() for f in fs])
took = time.monotonic() - start
print(sorted(names), took < 0.11)
trial(lambda: ex.submit(work, 1))
trial(lambda: ThreadPoolExecutor(0)); trial(lambda: ThreadPoolExecutor(-1)); trial(lambda: ThreadPoolExecutor(1, initializer=3))
with ThreadPoolExecutor(2) as ex:
    f = ex.submit(lambda: 1 / 0)
    trial(f.result)
    print(repr(f.exception()))
    trial(lambda: ex.submit())
    names.clear()
    ex.submit(work, 1).result()
    ex.submit(work, 1).result()
    print(sorted(names))
ready = []
with ThreadPoolExecutor(1, initializer=lambda a, b: ready.append((a, b)), initargs=(1, 2)) as ex:
    print(ex.submit(work, 3).result(), ready)
# One worker whose call waits for another never ends; with a time limit it is seen.
with ThreadPoolExecutor(1) as ex:
    def outer():
        inner = ex.submit(work, 2)
        try:
            return inner.result(timeout=0.05)
        except TimeoutError:
            return "stuck"
    print(ex.submit(outer).result())
