# The same with a lock: one thread at a time
# in the block below `with`.
import threading

counter = 0
lock = threading.Lock()


def plus_one(number):
    return number + 1


def work():
    global counter
    for _ in range(20_000):
        with lock:
            counter = plus_one(counter)


threads = [threading.Thread(target=work) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()

print(f"{counter} of {4 * 20_000}")
