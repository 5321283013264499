"""The median of a stream, by two heaps."""
import heapq
import random

random.seed(3)
low, high, seen = [], [], []
for number in [random.randrange(100) for _ in range(25)]:
    seen.append(number)
    heapq.heappush(high, -heapq.heappushpop(low, -number))
    if len(high) > len(low):
        heapq.heappush(low, -heapq.heappop(high))
    median = -low[0] if len(low) > len(high) else (high[0] - low[0]) / 2
    expected = sorted(seen)[len(seen) // 2] if len(seen) % 2 else sum(sorted(seen)[len(seen) // 2 - 1:len(seen) // 2 + 1]) / 2
    assert median == expected
    print(median, end=' ')
print()
