# Each thread sees its own `mine.total`, and all
# see the same `shared`. No lock, and no race.
import threading

mine = threading.local()
shared = {}


def count(step):
    mine.total = 0
    for _ in range(1_000):
        mine.total += step
    shared[step] = mine.total


threads = [threading.Thread(target=count, args=(n,)) for n in (1, 2, 3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(shared[1], shared[2], shared[3])
print("the main thread has one:", hasattr(mine, "total"))
