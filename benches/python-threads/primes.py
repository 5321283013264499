"""Counts primes: integers and loops, in 32 tasks on as many threads as the first argument says."""
import sys
import threading
import time


def task(number):
    found = 0
    for candidate in range(number, 40000, 32):
        if candidate > 1:
            for divisor in range(2, int(candidate**0.5) + 1):
                if candidate % divisor == 0:
                    break
            else:
                found += 1
    return found


def work(todo, results):
    while True:
        try:
            number = todo.pop()
        except IndexError:
            return
        results[number] = task(number)


def run(count):
    todo, results = list(range(32)), [None] * 32
    threads = [threading.Thread(target=work, args=(todo, results)) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


count = int(sys.argv[1])
times = []
for _ in range(5):
    began = time.perf_counter()
    results = run(count)
    times.append(time.perf_counter() - began)
print(round(min(times) * 1000, 2), sum(results))
