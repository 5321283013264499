import threading
import time

phases = []
lock = threading.Lock()
barrier = threading.Barrier(3, action=lambda: phases.append("all here"))
indexes = []
def worker(n):
    for phase in range(2):
        with lock:
            phases.append(phase)
        i = barrier.wait()
        with lock:
            indexes.append(i)
        barrier.wait()
threads = [threading.Thread(target=worker, args=(n,)) for n in range(3)]
for t in threads: t.start()
for t in threads: t.join()
print(phases, sorted(indexes))
print(barrier.parties, barrier.n_waiting, barrier.broken)

def report(f):
    try:
        print("index", f())
    except threading.BrokenBarrierError as e:
        print("BrokenBarrierError", repr(e))

b = threading.Barrier(2, timeout=0.02)
report(b.wait)
print(b.broken)
report(b.wait)
b.reset()
print(b.broken, repr(b).split(": ")[1])

results = []
def wait():
    try:
        results.append(b.wait(5))
    except threading.BrokenBarrierError:
        results.append("broken")
t = threading.Thread(target=wait)
t.start()
time.sleep(0.02)
print(b.n_waiting)
b.abort()
t.join()
print(results, b.broken, repr(b).split(": ")[0].split(" at ")[0])
b.reset()
t = threading.Thread(target=wait)
t.start()
time.sleep(0.02)
b.reset()
t.join()
print(results, b.broken)

def fail():
    raise ValueError("in the action")
b = threading.Barrier(1, action=fail)
try:
    b.wait()
except ValueError as e:
    print("ValueError:", e, b.broken)
print(issubclass(threading.BrokenBarrierError, RuntimeError))
