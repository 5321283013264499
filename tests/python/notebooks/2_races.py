# A counter that threads share, without and with a lock.
import threading
import time

COUNTER = 0
N, THREADS = 20, 10


def add_unlocked():
    global COUNTER
    for _ in range(N):
        value = COUNTER
        time.sleep(0.0001)
        COUNTER = value + 1


def run(work):
    global COUNTER
    COUNTER = 0
    threads = [threading.Thread(target=work) for _ in range(THREADS)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    return COUNTER


try:
    total = run(add_unlocked)
    assert total == N * THREADS, "updates were lost"
    print("right by luck")
except AssertionError as error:
    print(f"AssertionError: {error}; total is less: {total < N * THREADS}")

lock = threading.Lock()


def add_locked():
    global COUNTER
    for _ in range(N):
        lock.acquire()
        value = COUNTER
        time.sleep(0.0001)
        COUNTER = value + 1
        lock.release()


def add_with():
    global COUNTER
    for _ in range(N):
        with lock:
            COUNTER += 1


for work in (add_locked, add_with):
    total = run(work)
    assert total == N * THREADS
    print(work.__name__, total, lock.locked())

# A thread that ends while it holds the lock: nobody gets it, until somebody releases it.
hog = threading.Thread(target=lambda: lock.acquire(), name="hog")
hog.start()
hog.join()
print(lock.locked(), hog.is_alive(), lock.acquire(blocking=False), lock.acquire(timeout=0.01))
waiting = threading.Thread(target=add_with)
waiting.start()
waiting.join(timeout=0.02)
print("still waits:", waiting.is_alive())
lock.release()
waiting.join()
print(lock.locked(), COUNTER)
try:
    lock.release()
except RuntimeError as error:
    print("RuntimeError:", error)
try:
    time.sleep("x")
except TypeError as error:
    print("TypeError:", error)
