"""A latch and a counter with a lock, as classes of their own."""
import threading


class Latch:
    """Opens when it has been counted down to nothing."""

    def __init__(self, count):
        self._count = count
        self._zero = threading.Condition()

    def count_down(self):
        with self._zero:
            self._count = max(0, self._count - 1)
            if self._count == 0:
                self._zero.notify_all()

    def wait(self, timeout=None):
        with self._zero:
            return self._zero.wait_for(lambda: self._count == 0, timeout)


class Counter:
    def __init__(self):
        self._value = 0
        self._lock = threading.Lock()

    def add(self, amount=1):
        with self._lock:
            self._value += amount
            return self._value

    @property
    def value(self):
        with self._lock:
            return self._value


latch, counter = Latch(3), Counter()
print(latch.wait(timeout=0.01))
opened = []
waiter = threading.Thread(target=lambda: opened.append(latch.wait()))
waiter.start()


def work():
    for _ in range(100):
        counter.add()
    latch.count_down()


workers = [threading.Thread(target=work) for _ in range(3)]
for worker in workers:
    worker.start()
waiter.join()
print(opened, counter.value, latch.wait(0))
latch.count_down()
print(latch.wait(), counter.add(-300), counter.value)
