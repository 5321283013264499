"""Calls that submit calls: no trouble as long as nobody in the pool waits for the pool."""
import threading
from concurrent.futures import ThreadPoolExecutor

tree = {"root": ["left", "right"], "left": ["a", "b"], "right": [], "a": [], "b": ["deep"], "deep": []}
visited = []
guard = threading.Lock()
left = threading.Semaphore(0)


def visit(pool, name):
    with guard:
        visited.append(name)
    for child in tree[name]:
        pool.submit(visit, pool, child)
    left.release()


with ThreadPoolExecutor(2) as pool:
    pool.submit(visit, pool, "root")
    for _ in tree:
        left.acquire()
print(sorted(visited))

# One worker that waits for another call of the same pool waits for ever, unless it has an end.
with ThreadPoolExecutor(1) as pool:

    def outer():
        inner = pool.submit(str, "inner")
        try:
            return inner.result(timeout=0.02)
        except TimeoutError:
            return "gave up", inner.cancel()

    print(pool.submit(outer).result())
with ThreadPoolExecutor(2) as pool:
    print(pool.submit(outer).result())
