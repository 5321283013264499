def work():
    total = 0
    for i in range(300000):
        if i % 3 == 0:
            total += i
        elif i & 1:
            total -= 1
        else:
            total ^= i
    n = 0
    while n < 200000:
        n += 1
    return total + n


if __name__ == '__main__':
    import time
    best = None
    for _ in range(7):
        began = time.perf_counter()
        result = work()
        took = time.perf_counter() - began
        best = took if best is None or took < best else best
    print(f'{best * 1000:.3f} {result}')
