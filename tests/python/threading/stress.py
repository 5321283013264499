# Much at once, for what interleavings there are.
import queue
import random
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor, as_completed, wait

if hasattr(sys, "setswitchinterval"):
    sys.setswitchinterval(1e-6)

def run(*works):
    threads = [threading.Thread(target=work) for work in works]
    for t in threads: t.start()
    for t in threads: t.join()

def queues():
    q, got = queue.Queue(3), []
    def consume():
        while (x := q.get()) is not None: got.append(x); q.task_done()
        q.task_done()
    def produce_all():
        run(*[lambda n=n: [q.put((n, i)) for i in range(30)] for n in range(4)])
        for _ in range(4): q.put(None)
    run(produce_all, consume, consume, consume, consume)
    q.join()
    return sorted(got) == [(n, i) for n in range(4) for i in range(30)]

def reentrant():
    lock, count = threading.RLock(), [0]
    def add():
        for _ in range(50):
            with lock, lock: count[0] += 1
    run(*[add] * 5)
    return count

def barriers():
    barrier, order = threading.Barrier(5), []
    def work():
        for i in range(10): order.append(i); barrier.wait()
    run(*[work] * 5)
    return order == sorted(order)

def permits():
    s, lock, inside, most = threading.BoundedSemaphore(3), threading.Lock(), [0], [0]
    def work():
        for _ in range(10):
            if s.acquire(timeout=random.choice([None, 10])):
                with lock: inside[0] += 1; most[0] = max(most[0], inside[0])
                with lock: inside[0] -= 1
                s.release()
    run(*[work] * 6)
    return most[0] <= 3, [s.acquire(blocking=False) for _ in range(4)]

def conditions():
    cond, items, taken = threading.Condition(), [], []
    def take():
        while len(taken) < 40:
            with cond:
                if items or cond.wait(random.random() * 0.002):
                    if items: taken.append(items.pop())
    def give():
        for i in range(40):
            with cond: items.append(i); cond.notify()
    run(give, take, take, take)
    return sorted(taken) == list(range(40))

def pools():
    with ThreadPoolExecutor(4) as ex:
        fs = [ex.submit(lambda x: x * x, i) for i in range(40)]
        squares = sorted(f.result() for f in as_completed(fs)) == [i * i for i in range(40)]
        fs = [ex.submit(time.sleep, 0) for _ in range(30)]
        for f in fs[::3]: f.cancel()
        return squares, len(wait(fs).done), list(ex.map(abs, range(-5, 0)))

for test in (queues, reentrant, barriers, permits, conditions, pools):
    results = [test() for _ in range(3)]
    print(test.__name__, results[0], all(r == results[0] for r in results))
print(threading.active_count())
