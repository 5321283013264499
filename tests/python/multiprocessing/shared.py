import multiprocessing as mp
import time

def add(v, lock, n):
    for _ in range(n):
        with lock:
            v.value += 1
def fill(a, at):
    for i in range(at, len(a), 2): a[i] = i * i
def trial(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
def use(sem, most, inside):
    with sem:
        with inside.get_lock():
            inside.value += 1
            most.value = max(most.value, inside.value)
        time.sleep(0.01)
        with inside.get_lock():
            inside.value -= 1
def hold(lock, ready, go):
    lock.acquire()
    ready.set()
    go.wait()
    lock.release()
if __name__ == "__main__":
    v, lock = mp.Value("i", 0), mp.Lock()
    ps = [mp.Process(target=add, args=(v, lock, 50)) for _ in range(4)]
    for p in ps: p.start()
    for p in ps: p.join()
    print(v.value, v)
    with v.get_lock(): v.value += 2
    print(v.value)
    a = mp.Array("d", 6)
    ps = [mp.Process(target=fill, args=(a, n)) for n in range(2)]
    for p in ps: p.start()
    for p in ps: p.join()
    print(a[:], len(a), a[1], a[-1], list(a))
    b = mp.Array("i", [3, 1, 2])
    b[0] = 7; b[1:3] = [8, 9]
    print(b[:], mp.RawArray("i", 2)[:], mp.Value("d", 1.5, lock=False).value)
    trial(lambda: b[5])
    s = mp.Array("c", b"hello")
    print(s.value, mp.Value("c", b"x").value, mp.Value("b", -3).value)
    x = mp.Value("i")
    x.value = 2 ** 31
    print(x.value)
    trial(lock.release)
    print(lock.acquire(), lock.acquire(False), lock.acquire(timeout=0.01), lock)
    lock.release()
    print(lock)
    r = mp.RLock()
    with r:
        print(r.acquire(), r)
        r.release()
    trial(r.release)
    sem, most, inside = mp.Semaphore(2), mp.Value("i", 0), mp.Value("i", 0)
    ps = [mp.Process(target=use, args=(sem, most, inside)) for _ in range(5)]
    for p in ps: p.start()
    for p in ps: p.join()
    print(most.value <= 2, sem.get_value(), sem, mp.BoundedSemaphore(3))
    bs = mp.BoundedSemaphore(1)
    trial(bs.release)
    ready, go = mp.Event(), mp.Event()
    p = mp.Process(target=hold, args=(lock, ready, go))
    p.start()
    print(ready.wait(5), lock.acquire(timeout=0.01), go.is_set(), go.wait(0.01))
    go.set(); p.join()
    print(lock.acquire(timeout=1))
