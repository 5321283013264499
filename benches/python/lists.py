def work():
    numbers = []
    for i in range(100000):
        numbers.append(i * 7 % 1000)
    squares = [n * n for n in numbers]
    total = 0
    for i in range(len(numbers)):
        total += numbers[i] + squares[-i]
    numbers[10:20] = []
    return total + sum(numbers[::2]) + len([n for n in numbers if n in (1, 2, 3)])


if __name__ == '__main__':
    import time
    best = None
    for _ in range(7):
        began = time.perf_counter()
        result = work()
        took = time.perf_counter() - began
        best = took if best is None or took < best else best
    print(f'{best * 1000:.3f} {result}')
