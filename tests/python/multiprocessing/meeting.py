import multiprocessing as mp
import time

def consumer(cond, items, got):
    with cond:
        while items.value == 0: cond.wait()
        items.value -= 1
        got.put("item")
def party(barrier, out, n):
    out.put(("before", n))
    i = barrier.wait(5)
    out.put(("after", i))
if __name__ == "__main__":
    cond, items, got = mp.Condition(), mp.Value("i", 0), mp.SimpleQueue()
    ps = [mp.Process(target=consumer, args=(cond, items, got)) for _ in range(3)]
    for p in ps: p.start()
    for _ in range(3):
        time.sleep(0.02)
        with cond:
            items.value += 1
            cond.notify()
    print([got.get() for _ in range(3)])
    for p in ps: p.join()
    with cond:
        print(cond.wait(0.01), cond.wait_for(lambda: True), bool(cond.wait_for(lambda: False, timeout=0.01)))
    barrier, out = mp.Barrier(3), mp.SimpleQueue()
    ps = [mp.Process(target=party, args=(barrier, out, n)) for n in range(3)]
    for p in ps: p.start()
    for p in ps: p.join()
    seen = [out.get() for _ in range(6)]
    print([k for k, _ in seen], sorted(i for k, i in seen if k == "after"), barrier.parties, barrier.n_waiting, barrier.broken)
