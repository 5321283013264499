import heapq

GRAPH = {'a': {'b': 7, 'c': 9, 'f': 14}, 'b': {'a': 7, 'c': 10, 'd': 15}, 'c': {'a': 9, 'b': 10, 'd': 11, 'f': 2}, 'd': {'b': 15, 'c': 11, 'e': 6}, 'e': {'d': 6, 'f': 9}, 'f': {'a': 14, 'c': 2, 'e': 9}, 'g': {}}


def distances(start):
    best = {start: 0}
    queue = [(0, start)]
    while queue:
        distance, node = heapq.heappop(queue)
        if distance > best[node]:
            continue
        for other, weight in GRAPH[node].items():
            if distance + weight < best.get(other, float('inf')):
                best[other] = distance + weight
                heapq.heappush(queue, (best[other], other))
    return best


for start in 'aeg':
    print(start, distances(start))
