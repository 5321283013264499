# Two locks, taken in opposite orders:
# each thread may wait for the other for ever.
import threading
import time

fork, knife = threading.Lock(), threading.Lock()


def eat(first, second):
    with first:
        time.sleep(0.1)
        with second:
            print(threading.current_thread().name, "eats")


one = threading.Thread(target=eat, args=(fork, knife), name="Ada")
other = threading.Thread(target=eat, args=(knife, fork), name="Bob")
one.start()
other.start()
one.join()
other.join()
