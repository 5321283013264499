import heapq
import random

random.seed(7)
numbers = [random.randrange(1000) for _ in range(200)]
heap = []
for number in numbers:
    heapq.heappush(heap, number)
print([heapq.heappop(heap) for _ in range(200)] == sorted(numbers), heap)
heap = numbers[:]; heapq.heapify(heap)
print(all(heap[(i - 1) // 2] <= heap[i] for i in range(1, 200)), heap[:10])
print(heapq.heappushpop(heap, -1), heapq.heappushpop(heap, 500), heapq.heapreplace(heap, 3), heap[0])
small = []
for item in [5, 1, 8, 3, 2, 9, 7]:
    heapq.heappush(small, item); print(small)
while small:
    print(heapq.heappop(small), small)
print(heapq.nlargest(3, numbers), heapq.nsmallest(3, numbers), heapq.nlargest(2, ['a', 'ccc', 'bb'], key=len), heapq.nsmallest(0, [1]), heapq.nlargest(9, [1, 2]), heapq.nsmallest(-1, [3]))
print(list(heapq.merge([1, 4, 7], [2, 5], [0, 9, 10])), list(heapq.merge(['dog', 'horse'], ['cat', 'fish'], key=len)), list(heapq.merge([5, 3], [4, 1], reverse=True)), list(heapq.merge()))
tasks = []
for order, (priority, name) in enumerate([(2, 'write'), (1, 'plan'), (2, 'read'), (0, 'wake')]):
    heapq.heappush(tasks, (priority, order, name))
print([heapq.heappop(tasks)[2] for _ in range(4)])
for bad in (lambda: heapq.heappop([]), lambda: heapq.heapreplace([], 1), lambda: heapq.heappush((), 1), lambda: heapq.heappush([1], 'a'), lambda: heapq.heapify(5)):
    try:
        bad()
    except Exception as error:
        print(type(error).__name__, error)
