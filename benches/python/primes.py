def is_prime(n):
    if n % 2 == 0:
        return n == 2
    d = 3
    while d * d <= n:
        if n % d == 0:
            return False
        d += 2
    return n > 1


def work():
    return sum(is_prime(n) for n in (15492781, 15492787, 15492803, 15492811, 15492833, 15492859) for _ in range(20))


if __name__ == '__main__':
    import time
    best = None
    for _ in range(7):
        began = time.perf_counter()
        result = work()
        took = time.perf_counter() - began
        best = took if best is None or took < best else best
    print(f'{best * 1000:.3f} {result}')
