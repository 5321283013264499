# Both use a lock, and it does not help: each
# has its own. How many locks does one counter need?
import threading

counter = 0


def plus_one(number):
    return number + 1


def work():
    global counter
    lock = threading.Lock()
    for _ in range(20_000):
        with lock:
            counter = plus_one(counter)


threads = [threading.Thread(target=work) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(f"{counter} of {2 * 20_000}")
