"""Rows of the Mandelbrot set: floats and calls, in 32 tasks on as many threads as the first argument says."""
import sys
import threading
import time


def escape(x, y):
    a = b = 0.0
    for step in range(60):
        a, b = a * a - b * b + x, 2.0 * a * b + y
        if a * a + b * b > 4.0:
            return step
    return 60


def task(number):
    total = 0
    for row in range(10):
        for column in range(60):
            total += escape(column / 24 - 2, (number + 32 * row) / 160 - 1)
    return total


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
