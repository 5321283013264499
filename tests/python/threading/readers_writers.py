"""Many readers or one writer: a lock of our own, over a condition."""
import threading
from contextlib import contextmanager


class ReadWriteLock:
    def __init__(self):
        self._changed = threading.Condition()
        self._readers = 0
        self._writing = False

    @contextmanager
    def reading(self):
        with self._changed:
            self._changed.wait_for(lambda: not self._writing)
            self._readers += 1
        try:
            yield
        finally:
            with self._changed:
                self._readers -= 1
                self._changed.notify_all()

    @contextmanager
    def writing(self):
        with self._changed:
            self._changed.wait_for(lambda: not self._writing and self._readers == 0)
            self._writing = True
        try:
            yield
        finally:
            with self._changed:
                self._writing = False
                self._changed.notify_all()


lock = ReadWriteLock()
data = {"left": 0, "right": 0}
torn = []
together = threading.Barrier(3)


def read_together():
    with lock.reading():
        together.wait(timeout=20)


def write():
    for _ in range(20):
        with lock.writing():
            data["left"] += 1
            data["right"] += 1


def read():
    for _ in range(20):
        with lock.reading():
            if data["left"] != data["right"]:
                torn.append(dict(data))


for targets in ([read_together] * 3, [write, read, write, read]):
    threads = [threading.Thread(target=target) for target in targets]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
print(data, torn, together.broken)
try:
    with lock.writing():
        raise KeyError("in the middle")
except KeyError as error:
    print(error)
with lock.reading():
    print("open again")
