"""Counts words: dictionaries and texts, in 32 tasks on as many threads as the first argument says."""
import sys
import threading
import time


TEXT = "the quick brown fox jumps over the lazy dog and runs away from the big bad wolf " * 12


def task(number):
    counts = {}
    for _ in range(30):
        for word in TEXT.split():
            key = word.upper()
            counts[key] = counts.get(key, 0) + 1
    return sum(len(key) * count for key, count in counts.items()) + number


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
