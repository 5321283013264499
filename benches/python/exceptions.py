class Odd(ValueError):
    pass


def check(n):
    if n % 2:
        raise Odd(n)
    return n


def work():
    odd = total = 0
    for i in range(60000):
        try:
            total += check(i)
        except Odd as e:
            odd += e.args[0]
        finally:
            total += 1
    return odd, total


if __name__ == '__main__':
    import time
    best = None
    for _ in range(7):
        began = time.perf_counter()
        result = work()
        took = time.perf_counter() - began
        best = took if best is None or took < best else best
    print(f'{best * 1000:.3f} {result}')
