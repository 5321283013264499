"""Semaphores: at most so many at once, and a bounded one that notices a release too many."""
import threading

for make, value in ((threading.Semaphore, -1), (threading.BoundedSemaphore, -2)):
    try:
        make(value)
    except ValueError as error:
        print(error)

semaphore = threading.Semaphore(2)
print(semaphore.acquire(), semaphore.acquire(), semaphore.acquire(blocking=False))
print(semaphore.acquire(timeout=0.01))
semaphore.release(2)
with semaphore:
    print(semaphore.acquire(blocking=False))
    semaphore.release()
try:
    semaphore.acquire(blocking=False, timeout=1)
except ValueError as error:
    print(error)
try:
    semaphore.release(0)
except ValueError as error:
    print(error)

bounded = threading.BoundedSemaphore(1)
bounded.acquire()
bounded.release()
try:
    bounded.release()
except ValueError as error:
    print(error)

# Never more than three inside.
seats = threading.BoundedSemaphore(3)
guard = threading.Lock()
inside = most = 0
full = threading.Barrier(3)


def visit(number):
    global inside, most
    with seats:
        with guard:
            inside += 1
            most = max(most, inside)
        full.wait()
        with guard:
            inside -= 1


threads = [threading.Thread(target=visit, args=(n,)) for n in range(9)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(inside, most)
