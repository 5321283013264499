# One thread makes work, three do it,
# and a queue lies in between.
import queue
import threading
import time

work = queue.Queue(maxsize=4)


def make():
    for number in range(12):
        work.put(number)
    for _ in range(3):
        work.put(None)


def do():
    done = 0
    while (number := work.get()) is not None:
        time.sleep(0.01 * (number % 3))
        done += 1
    print(threading.current_thread().name, "did", done)


threads = [threading.Thread(target=make)]
for n in range(3):
    threads.append(threading.Thread(target=do, name=f"worker {n}"))
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
