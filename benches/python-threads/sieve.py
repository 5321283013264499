"""Sieves and sorts: lists, in 32 tasks on as many threads as the first argument says."""
import sys
import threading
import time


def task(number):
    size = 30000 + number
    prime = [True] * size
    for step in range(2, 174):
        if prime[step]:
            for multiple in range(step * step, size, step):
                prime[multiple] = False
    found = [n for n in range(2, size) if prime[n]]
    found.sort(key=lambda n: n % 1000)
    return found[0] + len(found)


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
