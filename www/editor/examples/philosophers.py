# Four philosophers, four forks. The last one
# reaches for the lower fork first: why?
import threading
import time

forks = [threading.Lock() for _ in range(4)]


def dine(seat):
    left, right = seat, (seat + 1) % 4
    low, high = min(left, right), max(left, right)
    with forks[low]:
        time.sleep(0.02)
        with forks[high]:
            print("philosopher", seat, "eats")
            time.sleep(0.05)


threads = []
for seat in range(4):
    threads.append(threading.Thread(target=dine, args=(seat,)))
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("all have eaten")
