from contextlib import contextmanager, ExitStack, suppress
import threading

lock_log = []
@contextmanager
def locked(lock, who):
    with lock:
        lock_log.append(("in", who))
        yield
        lock_log.append(("out", who))
lock = threading.Lock()
def work(n):
    with locked(lock, n): pass
ts = [threading.Thread(target=work, args=(i,)) for i in range(5)]
for t in ts: t.start()
for t in ts: t.join()
print(all(lock_log[i][1] == lock_log[i + 1][1] for i in range(0, 10, 2)), len(lock_log))

@contextmanager
def outer():
    with ExitStack() as s:
        s.callback(print, "outer ends")
        yield s
with outer() as s, suppress(ValueError):
    s.callback(print, "added inside")
    raise ValueError
def early():
    with outer():
        return "returned through"
print(early())
for i in range(3):
    with outer():
        if i == 1: break
