def work():
    counts = {}
    for i in range(100000):
        key = i * 31 % 997
        counts[key] = counts.get(key, 0) + 1
    names = {}
    for i in range(20000):
        names['key' + str(i % 500)] = i
    total = 0
    for key, value in counts.items():
        total += key * value
    return total + sum(names.values())


if __name__ == '__main__':
    import time
    best = None
    for _ in range(7):
        began = time.perf_counter()
        result = work()
        took = time.perf_counter() - began
        best = took if best is None or took < best else best
    print(f'{best * 1000:.3f} {result}')
