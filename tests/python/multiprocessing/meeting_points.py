"""Events, barriers, semaphores and conditions that several processes share."""
import multiprocessing as mp


def runner(number, start, barrier, lock, results):
    start.wait()
    with lock:
        results.put(("started", number))
    position = barrier.wait()
    with lock:
        results.put(("met", position))


def consume(condition, ready, results):
    with condition:
        condition.wait_for(lambda: ready.value)
        results.put("consumed")


if __name__ == "__main__":
    start, barrier, lock, results = mp.Event(), mp.Barrier(3), mp.Lock(), mp.Queue()
    children = [mp.Process(target=runner, args=(n, start, barrier, lock, results)) for n in range(3)]
    for child in children:
        child.start()
    print(start.is_set(), start.wait(0.01))
    start.set()
    got = [results.get() for _ in range(6)]
    print(sorted(got))
    for child in children:
        child.join()

    condition, ready = mp.Condition(), mp.Value("b", 0)
    child = mp.Process(target=consume, args=(condition, ready, results))
    child.start()
    with condition:
        ready.value = 1
        condition.notify_all()
    print(results.get())
    child.join()

    seats = mp.Semaphore(2)
    print(seats.acquire(), seats.acquire(), seats.acquire(block=False), seats.acquire(timeout=0.01))
    seats.release()
    print(seats.get_value())
    bounded = mp.BoundedSemaphore(1)
    try:
        bounded.release()
    except ValueError as error:
        print(error)
    try:
        lock.release()
    except ValueError as error:
        print(error)
    try:
        mp.RLock().release()
    except AssertionError as error:
        print(error)
