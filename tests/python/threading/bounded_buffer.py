"""A bounded buffer by hand: one lock, and two conditions over it."""
import threading
from collections import deque


class Buffer:
    def __init__(self, size):
        self._items = deque()
        self._size = size
        lock = threading.Lock()
        self._not_full = threading.Condition(lock)
        self._not_empty = threading.Condition(lock)
        self.deepest = 0

    def put(self, item):
        with self._not_full:
            self._not_full.wait_for(lambda: len(self._items) < self._size)
            self._items.append(item)
            self.deepest = max(self.deepest, len(self._items))
            self._not_empty.notify()

    def get(self):
        with self._not_empty:
            while not self._items:
                self._not_empty.wait()
            self._not_full.notify()
            return self._items.popleft()


buffer = Buffer(2)
received = []
guard = threading.Lock()


def produce(start):
    for number in range(start, start + 10):
        buffer.put(number)


def consume():
    while (item := buffer.get()) is not None:
        with guard:
            received.append(item)


producers = [threading.Thread(target=produce, args=(n,)) for n in (0, 10, 20)]
consumers = [threading.Thread(target=consume) for _ in range(2)]
for thread in producers + consumers:
    thread.start()
for thread in producers:
    thread.join()
for _ in consumers:
    buffer.put(None)
for thread in consumers:
    thread.join()
print(sorted(received) == list(range(30)), buffer.deepest <= 2)
