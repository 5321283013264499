# Work that computes: do more workers help?
# Compare with the GIL, and without it.
import threading


def is_prime(n):
    if n % 2 == 0:
        return n == 2
    for divisor in range(3, int(n**0.5) + 1, 2):
        if n % divisor == 0:
            return False
    return n > 1


def search(first, last):
    found = sum(is_prime(n) for n in range(first, last))
    print(f"{found} primes from {first} to {last}")


threads = []
for first in range(0, 20_000, 5_000):
    part = (first, first + 5_000)
    threads.append(threading.Thread(target=search, args=part))
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
