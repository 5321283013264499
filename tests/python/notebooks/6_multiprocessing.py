# Processes: own memory, so results must be sent.
import multiprocessing
from multiprocessing import JoinableQueue, Pipe, Pool, Process, SimpleQueue
import queue

NUMBERS = [15492781, 15492787, 15492803, 15492811, 15492810, 15492833, 15492859, 15502547, 15520301, 15527509]
X = 0


def is_prime(n):
    if n % 2 == 0:
        return n == 2
    return all(n % d for d in range(3, int(n**0.5) + 1, 2))


def change():
    global X
    X = 1


def check(tasks, results):
    while True:
        try:
            n = tasks.get(timeout=0.2)
        except queue.Empty:
            return
        results.put((n, is_prime(n), multiprocessing.current_process().name.split("-")[0]))
        tasks.task_done()


def talk(conn):
    conn.send({"prime": is_prime(conn.recv())})
    conn.close()


if __name__ == "__main__":
    p = Process(target=change)
    p.start()
    p.join()
    print("X is", X, "exit code", p.exitcode)
    p.close()

    tasks, results = JoinableQueue(), SimpleQueue()
    for n in NUMBERS:
        tasks.put(n)
    workers = [Process(target=check, args=(tasks, results)) for _ in range(5)]
    for w in workers:
        w.start()
    tasks.join()
    found = [results.get() for _ in NUMBERS]
    for w in workers:
        w.join()
    print(sum(prime for _, prime, _ in found), {name for *_, name in found}, results.empty())

    here, there = Pipe()
    p = Process(target=talk, args=(there,))
    p.start()
    here.send(15492781)
    print(here.recv())
    p.join()

    with Pool(processes=5) as pool:
        result = pool.apply_async(is_prime, (15492810,))
        print(result.get(timeout=20), result.ready())
        print(pool.map(is_prime, NUMBERS))
        print([r.get() for r in [pool.apply_async(is_prime, (n,)) for n in NUMBERS[:3]]])
    pool = Pool(2)
    print(pool.map(is_prime, NUMBERS[3:6]))
    pool.close()
    pool.join()
