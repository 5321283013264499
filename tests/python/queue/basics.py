import queue
import time

q = queue.Queue()
print(q.qsize(), q.empty(), q.full(), q.maxsize)
for x in (3, 1, 2):
    q.put(x)
print(q.qsize(), q.empty(), [q.get() for _ in range(3)])

def trial(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__module__, type(e).__name__, e, sep=" | ")

trial(q.get_nowait)
trial(lambda: q.get(block=False))
trial(lambda: q.get(block=None))
start = time.monotonic()
trial(lambda: q.get(timeout=0.03))
print(time.monotonic() - start >= 0.02)
trial(lambda: q.get(timeout=-1))
trial(lambda: q.put(1, timeout=-1))
q = queue.Queue(2)
q.put("a"); q.put_nowait("b")
print(q.full(), q.maxsize)
trial(lambda: q.put_nowait("c"))
trial(lambda: q.put("c", timeout=0.01))
trial(lambda: q.put("c", False))
trial(lambda: q.put("c", timeout=-1))
print(list(q.queue))
