import threading
import time

def trial(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e, sep=": ")

s = threading.Semaphore(2)
print(s.acquire(), s.acquire(), s.acquire(False), s.acquire(timeout=0.01))
s.release(2)
inside = most = 0
lock = threading.Lock()
def work():
    global inside, most
    with s:
        with lock:
            inside += 1
            most = max(most, inside)
        time.sleep(0.01)
        with lock:
            inside -= 1
threads = [threading.Thread(target=work) for _ in range(8)]
for t in threads: t.start()
for t in threads: t.join()
print(most, inside)
trial(lambda: threading.Semaphore(-1))
trial(lambda: threading.Semaphore().acquire(False, 1))
trial(lambda: threading.Semaphore().release(0))
b = threading.BoundedSemaphore(1)
b.acquire()
b.release()
trial(b.release)
print(repr(s).split(" at ")[0], repr(s).rsplit(": ")[1], repr(b).rsplit(": ")[1])

e = threading.Event()
print(e.is_set(), e.wait(0.01), repr(e).split(" at ")[0], repr(e).rsplit(": ")[1])
log = []
def waiter(n):
    e.wait()
    log.append(n)
threads = [threading.Thread(target=waiter, args=(n,)) for n in range(3)]
for t in threads: t.start()
time.sleep(0.02)
print(log)
e.set()
for t in threads: t.join()
print(sorted(log), e.is_set(), e.wait(), e.wait(0))
e.clear()
print(e.is_set())

t = threading.Timer(0.02, log.append, args=["timer"])
t.start(); t.join()
print(log[-1])
t = threading.Timer(5, log.append, ["never"])
t.start(); t.cancel(); t.join()
print(log[-1], t.interval, t.finished.is_set())
