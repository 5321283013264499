# Two large numbers, first in turn and then in two
# threads. Which mode makes the threads worth it?
import threading
import time

NUMBERS = [15_492_781, 15_492_787]


def is_prime(n):
    for divisor in range(3, int(n**0.5) + 1, 2):
        if n % divisor == 0:
            return False
    return n % 2 == 1


def timed(what, work):
    began = time.perf_counter()
    work()
    print(f"{what}: {(time.perf_counter() - began) * 1e3:.0f} ms")


def in_threads():
    threads = [threading.Thread(target=is_prime, args=(n,)) for n in NUMBERS]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


print("prime:", [n for n in NUMBERS if is_prime(n)])
timed("in turn", lambda: [is_prime(n) for n in NUMBERS])
timed("in threads", in_threads)
