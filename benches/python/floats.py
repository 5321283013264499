def work():
    inside = 0
    for row in range(60):
        for column in range(60):
            x, y, cx, cy = 0.0, 0.0, column / 30 - 1.5, row / 30 - 1.0
            n = 0
            while n < 50 and x * x + y * y < 4.0:
                x, y = x * x - y * y + cx, 2.0 * x * y + cy
                n += 1
            inside += n
    return inside


if __name__ == '__main__':
    import time
    best = None
    for _ in range(7):
        began = time.perf_counter()
        result = work()
        took = time.perf_counter() - began
        best = took if best is None or took < best else best
    print(f'{best * 1000:.3f} {result}')
