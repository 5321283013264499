def quick(items):
    if len(items) < 2:
        return items
    pivot = items[len(items) // 2]
    return (quick([i for i in items if i < pivot]) + [i for i in items if i == pivot]
            + quick([i for i in items if i > pivot]))


def work():
    state, items = 12345, []
    for _ in range(20000):
        state = (state * 1103515245 + 12345) % 2147483648
        items.append(state)
    ordered = sorted(items)
    return quick(items[:8000])[100], ordered[100], sorted(items, key=lambda i: -i)[5], sorted(map(str, items))[7]


if __name__ == '__main__':
    import time
    best = None
    for _ in range(7):
        began = time.perf_counter()
        result = work()
        took = time.perf_counter() - began
        best = took if best is None or took < best else best
    print(f'{best * 1000:.3f} {result}')
