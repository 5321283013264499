"""Lists kept as heaps: heap[i] <= heap[2i+1] and heap[i] <= heap[2i+2]."""

__all__ = ['heapify', 'heappop', 'heappush', 'heappushpop', 'heapreplace', 'merge', 'nlargest', 'nsmallest']


def _rise(heap, place, top):
    """Moves the item at a place up, as long as it is smaller than its parent, but not above `top`."""
    item = heap[place]
    while place > top:
        above = (place - 1) >> 1
        parent = heap[above]
        if not item < parent:
            break
        heap[place] = parent
        place = above
    heap[place] = item


def _sink(heap, place):
    """Moves the item at a place down to where it belongs.

    It came from the end of the heap and is probably large: so the smaller child moves up all the way, and the item rises from there.
    """
    size = len(heap)
    top = place
    item = heap[place]
    child = 2 * place + 1
    while child < size:
        right = child + 1
        if right < size and not heap[child] < heap[right]:
            child = right
        heap[place] = heap[child]
        place = child
        child = 2 * place + 1
    heap[place] = item
    _rise(heap, place, top)


def _check(heap, function, argument=' 1'):
    if not isinstance(heap, list):
        raise TypeError(f'{function}() argument{argument} must be list, not {type(heap).__name__}')


def heappush(heap, item, /):
    _check(heap, 'heappush')
    heap.append(item)
    _rise(heap, len(heap) - 1, 0)


def heappop(heap, /):
    _check(heap, 'heappop', '')
    if not heap:
        raise IndexError('index out of range')
    last = heap.pop()
    if heap:
        smallest = heap[0]
        heap[0] = last
        _sink(heap, 0)
        return smallest
    return last


def heapreplace(heap, item, /):
    _check(heap, 'heapreplace')
    if not heap:
        raise IndexError('index out of range')
    smallest = heap[0]
    heap[0] = item
    _sink(heap, 0)
    return smallest


def heappushpop(heap, item, /):
    _check(heap, 'heappushpop')
    if heap and heap[0] < item:
        item, heap[0] = heap[0], item
        _sink(heap, 0)
    return item


def heapify(heap, /):
    _check(heap, 'heapify', '')
    for place in range(len(heap) // 2 - 1, -1, -1):
        _sink(heap, place)


def nsmallest(n, iterable, key=None):
    return sorted(iterable, key=key)[:max(n, 0)]


def nlargest(n, iterable, key=None):
    return sorted(iterable, key=key, reverse=True)[:max(n, 0)]


def merge(*iterables, key=None, reverse=False):
    heads = []
    for iterable in iterables:
        iterator = iter(iterable)
        for item in iterator:
            heads.append((item if key is None else key(item), item, iterator))
            break
    while heads:
        # There are few iterators: the first of the best heads is found by looking at each.
        best = 0
        for place in range(1, len(heads)):
            if (heads[best][0] < heads[place][0]) if reverse else (heads[place][0] < heads[best][0]):
                best = place
        _, item, iterator = heads[best]
        yield item
        for item in iterator:
            heads[best] = (item if key is None else key(item), item, iterator)
            break
        else:
            del heads[best]
