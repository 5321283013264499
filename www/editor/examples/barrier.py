# Nobody begins the second part before all have
# ended the first one.
import threading
import time

gate = threading.Barrier(3)


def work(number):
    time.sleep(number * 0.03)
    print("first part of", number)
    gate.wait()
    print("second part of", number)


threads = [threading.Thread(target=work, args=(n,)) for n in (1, 2, 3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
