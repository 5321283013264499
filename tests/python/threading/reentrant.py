"""A re-entrant lock: its owner may take it again, and must give it back as often."""
import threading

lock = threading.RLock()


def factorial(n):
    with lock:
        return 1 if n == 0 else n * factorial(n - 1)


print(factorial(10))

tried = []


def try_it():
    got = lock.acquire(blocking=False)
    tried.append(got)
    if got:
        lock.release()


def ask_another_thread():
    thread = threading.Thread(target=try_it)
    thread.start()
    thread.join()
    return tried[-1]


print(lock.acquire(), lock.acquire(blocking=False), lock.acquire(timeout=0.1))
for _ in range(3):
    print(ask_another_thread(), end=" ")
    lock.release()
print(ask_another_thread())
try:
    lock.release()
except RuntimeError as error:
    print(error)


def release_anothers():
    try:
        lock.release()
    except RuntimeError as error:
        print(error)


with lock:
    thief = threading.Thread(target=release_anothers)
    thief.start()
    thief.join()

# A plain lock knows no owner: any thread may release it.
plain = threading.Lock()
plain.acquire()
helper = threading.Thread(target=plain.release)
helper.start()
helper.join()
print(plain.locked())
