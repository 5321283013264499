"""A barrier: one round after the other, an action between them, and what breaks it."""
import threading

rounds = []
barrier = threading.Barrier(3, action=lambda: rounds.append(sorted(arrived)))
arrived = []
guard = threading.Lock()


def work(number):
    for step in range(2):
        with guard:
            arrived.append((step, number))
        barrier.wait()


threads = [threading.Thread(target=work, args=(n,)) for n in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print([len(row) >= 3 * (n + 1) for n, row in enumerate(rounds)])
print(barrier.parties, barrier.n_waiting, barrier.broken)

# Each gets another number; exactly one gets 0.
numbers = []
single = threading.Barrier(3)
threads = [threading.Thread(target=lambda: numbers.append(single.wait())) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(numbers))

try:
    single.wait(timeout=0.01)
except threading.BrokenBarrierError as error:
    print("broken:", repr(error), single.broken)
try:
    single.wait()
except threading.BrokenBarrierError:
    print("still broken")
single.reset()
print(single.broken)


def faulty():
    raise ValueError("no action")


bad = threading.Barrier(1, action=faulty)
try:
    bad.wait()
except ValueError as error:
    print(error, bad.broken)
bad.abort()
print(bad.broken, issubclass(threading.BrokenBarrierError, RuntimeError))
