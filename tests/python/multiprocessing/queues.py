import multiprocessing as mp
import queue
import time

def worker(tasks, results):
    while (n := tasks.get()) is not None:
        results.put((n, n * n))
        tasks.task_done()
    tasks.task_done()
def echo(q, r):
    r.put(q.get())
if __name__ == "__main__":
    tasks, results = mp.JoinableQueue(), mp.Queue()
    ps = [mp.Process(target=worker, args=(tasks, results)) for _ in range(3)]
    for p in ps: p.start()
    for n in range(10): tasks.put(n)
    for _ in ps: tasks.put(None)
    tasks.join()
    print(sorted(results.get() for _ in range(10)))
    for p in ps: p.join()
    try:
        tasks.task_done()
    except ValueError as e:
        print("ValueError:", e)
    q = mp.Queue(2)
    q.put("a"); q.put("b")
    time.sleep(0.05)
    print(q.full(), q.qsize(), q.empty())
    for f in (lambda: q.put("c", timeout=0.01), lambda: q.put_nowait("c"), lambda: q.put("c", False)):
        try:
            f()
        except queue.Full as e:
            print("Full", e)
    print(q.get(), q.get())
    for f in (lambda: q.get(timeout=0.01), q.get_nowait, lambda: q.get(False)):
        try:
            f()
        except queue.Empty as e:
            print("Empty", e)
    q.close()
    try:
        q.put(1)
    except ValueError as e:
        print("ValueError:", str(e).endswith("is closed"))
    s, r = mp.SimpleQueue(), mp.SimpleQueue()
    print(s.empty())
    p = mp.Process(target=echo, args=(s, r))
    p.start()
    value = {"a": [1, 2.5, (None, True)], "b": {3}}
    s.put(value)
    got = r.get()
    print(got == value, got is value)
    p.join()
