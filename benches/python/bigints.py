def work():
    a, b = 0, 1
    for _ in range(6000):
        a, b = b, a + b
    n = 3 ** 2000
    total = 0
    for i in range(3000):
        total += n // (i + 1) % 1000003
    return a % 1000000007, total, len(str(7 ** 3000))


if __name__ == '__main__':
    import time
    best = None
    for _ in range(7):
        began = time.perf_counter()
        result = work()
        took = time.perf_counter() - began
        best = took if best is None or took < best else best
    print(f'{best * 1000:.3f} {result}')
