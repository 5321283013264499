# One thread is enough for a deadlock: it waits
# for itself. RLock in place of Lock mends it.
import threading

lock = threading.Lock()


def inner():
    with lock:
        print("inner")


def outer():
    with lock:
        print("outer")
        inner()


outer()
