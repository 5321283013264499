import threading
import time

lock = threading.Lock()
print(lock.locked(), lock.acquire(), lock.locked(), lock.acquire(False), lock.acquire(blocking=False))
start = time.monotonic()
print(lock.acquire(timeout=0.05), time.monotonic() - start >= 0.04)
lock.release()

def trial(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e, sep=": ")

trial(lambda: lock.release())
trial(lambda: lock.acquire(False, 1))
trial(lambda: lock.acquire(True, -2))
trial(lambda: threading.RLock().release())
trial(lambda: threading.RLock().acquire(False, 2))

r = threading.RLock()
with r:
    with r:
        print(r.acquire())
        r.release()
    got = []
    t = threading.Thread(target=lambda: got.append(r.acquire(blocking=False)))
    t.start(); t.join()
    print(got)
    t = threading.Thread(target=lambda: got.append(r.acquire(timeout=0.01)))
    t.start(); t.join()
    print(got)
    def release():
        try:
            r.release()
        except RuntimeError as e:
            got.append(str(e))
    t = threading.Thread(target=release)
    t.start(); t.join()
    print(got[-1])

# A plain lock may be released by another thread than the one that took it.
lock.acquire()
t = threading.Thread(target=lock.release)
t.start(); t.join()
print(lock.locked())

counter = 0
def add():
    global counter
    for _ in range(1000):
        with lock:
            value = counter
            counter = value + 1
threads = [threading.Thread(target=add) for _ in range(10)]
for t in threads: t.start()
for t in threads: t.join()
print(counter)

order = []
lock.acquire()
def wait(n):
    with lock:
        order.append(n)
threads = []
for n in range(4):
    t = threading.Thread(target=wait, args=(n,))
    t.start()
    time.sleep(0.02)
    threads.append(t)
lock.release()
for t in threads: t.join()
print(sorted(order))
