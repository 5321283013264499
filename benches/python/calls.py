def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def work():
    return fib(23)


if __name__ == '__main__':
    import time
    best = None
    for _ in range(7):
        began = time.perf_counter()
        result = work()
        took = time.perf_counter() - began
        best = took if best is None or took < best else best
    print(f'{best * 1000:.3f} {result}')
