import queue

lifo = queue.LifoQueue()
for i in range(4): lifo.put(i)
print([lifo.get() for _ in range(4)])
p = queue.PriorityQueue()
for item in [(3, "low"), (1, "high"), (2, "middle"), (1, "also high")]: p.put(item)
print([p.get() for _ in range(4)])
p.put((1, {})); 
try:
    p.put((1, []))
except TypeError as e:
    print("TypeError:", e)

class Job:
    def __init__(self, n): self.n = n
    def __lt__(self, other): return self.n > other.n
p = queue.PriorityQueue(5)
for n in (2, 9, 4): p.put(Job(n))
print([p.get().n for _ in range(3)], p.full(), p.maxsize)

class Unique(queue.Queue):
    def _init(self, maxsize): self.queue = set()
    def _put(self, item): self.queue.add(item)
    def _get(self): return self.queue.pop()
u = Unique()
for x in "aabab": u.put(x)
print(u.qsize())
