"""Heaps: the order inside, merging, the largest few, entries that are changed, and pairs."""
import heapq
from itertools import count

heap = []
for n in (5, 1, 8, 3, 2, 9, 4):
    heapq.heappush(heap, n)
print(heap, heap[0], heapq.heappushpop(heap, 0), heapq.heapreplace(heap, 7), heap, [heapq.heappop(heap) for _ in range(len(heap))])
data = [9, 4, 7, 1, 8]
heapq.heapify(data)
print(data, heapq.nsmallest(2, data), heapq.nlargest(2, data), heapq.nlargest(3, "hello world", key=ord), heapq.nsmallest(10, [2, 1]), heapq.nlargest(0, data))
print(list(heapq.merge([1, 4, 7], [2, 5], [3, 6, 8])), list(heapq.merge("adg", "bcz", reverse=False)), list(heapq.merge([5, 3], [4, 1], reverse=True)), list(heapq.merge(["aa", "c"], ["b"], key=len)))
words = [(len(w), w) for w in "the quick brown fox jumps".split()]
heapq.heapify(words)
print(heapq.heappop(words), heapq.heappop(words), heapq.heappop(words)[1])


class Scheduler:
    """Tasks by priority; one can be cancelled, and is left out when its turn comes."""

    def __init__(self):
        self._heap, self._entries, self._number = [], {}, count()

    def add(self, name, priority):
        if name in self._entries:
            self.cancel(name)
        entry = [priority, next(self._number), name]
        self._entries[name] = entry
        heapq.heappush(self._heap, entry)

    def cancel(self, name):
        self._entries.pop(name)[-1] = None

    def __iter__(self):
        while self._heap:
            *_, name = heapq.heappop(self._heap)
            if name is not None:
                del self._entries[name]
                yield name


tasks = Scheduler()
for name, priority in (("write", 3), ("read", 1), ("rest", 9), ("eat", 3), ("read", 5)):
    tasks.add(name, priority)
tasks.cancel("rest")
print(list(tasks))
for attempt in (lambda: heapq.heappop([]), lambda: heapq.heapreplace([], 1), lambda: heapq.heappush(5, 1), lambda: heapq.heapify((1, 2)), lambda: heapq.heappush([{}], {})):
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)
largest = []
for n in (5, 1, 9, 7, 3):
    heapq.heappush(largest, -n)
print([-heapq.heappop(largest) for _ in range(3)], heapq.heappushpop([], 3), sorted([3, 1, 2]) == [heapq.heappop(h) for h in [[1, 2, 3]] for _ in range(3)])
