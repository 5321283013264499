import heapq
from dataclasses import dataclass, field


@dataclass(order=True)
class Job:
    priority: int
    name: str = field(compare=False)


class Reversed:
    def __init__(self, value):
        self.value = value

    def __lt__(self, other):
        return self.value > other.value


jobs = [Job(3, 'c'), Job(1, 'a'), Job(2, 'b'), Job(1, 'first?')]
heapq.heapify(jobs)
print([heapq.heappop(jobs).name for _ in range(4)])
largest = [Reversed(n) for n in (3, 9, 4)]
heapq.heapify(largest)
print([heapq.heappop(largest).value for _ in range(3)])
print([job.name for job in heapq.nsmallest(2, [Job(5, 'x'), Job(4, 'y'), Job(4, 'z')])])
try:
    heapq.heappush([object()], object())
except TypeError as error:
    print(error)
