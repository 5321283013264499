"""Priority queues: ties are decided by what comes second, so a counter or an order of our own is needed."""
import queue
from dataclasses import dataclass, field
from itertools import count

tasks = queue.PriorityQueue()
for entry in ((2, "write"), (1, "read"), (3, "rest"), (1, "open")):
    tasks.put(entry)
print([tasks.get() for _ in range(4)], tasks.empty())

tasks.put((1, {"job": "a"}))
try:
    tasks.put((1, {"job": "b"}))
except TypeError as error:
    print(error)

number = count()
fair = queue.PriorityQueue()
for priority, job in ((1, {"job": "first"}), (1, {"job": "second"}), (0, {"job": "urgent"})):
    fair.put((priority, next(number), job))
while not fair.empty():
    print(fair.get())


@dataclass(order=True)
class Job:
    priority: int
    name: str = field(compare=False)


jobs = queue.PriorityQueue(maxsize=3)
for job in (Job(5, "tidy"), Job(1, "fire"), Job(3, "mail")):
    jobs.put(job)
print(jobs.full(), jobs.qsize())
try:
    jobs.put_nowait(Job(0, "late"))
except queue.Full as error:
    print("Full", repr(error))
print([jobs.get().name for _ in range(3)])

stack = queue.LifoQueue()
for word in "one two three".split():
    stack.put(word)
print(stack.get(), stack.get_nowait(), stack.qsize(), isinstance(stack, queue.Queue))
