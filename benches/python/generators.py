def numbers(n):
    i = 0
    while i < n:
        yield i
        i += 1


def evens(source):
    for n in source:
        if n % 2 == 0:
            yield n


def work():
    return sum(n * n for n in evens(numbers(100000)))


if __name__ == '__main__':
    import time
    best = None
    for _ in range(7):
        began = time.perf_counter()
        result = work()
        took = time.perf_counter() - began
        best = took if best is None or took < best else best
    print(f'{best * 1000:.3f} {result}')
