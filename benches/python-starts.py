"""Starts and joins 2,000 threads that do nothing, so many at a time: `python-starts.py COUNT`.

Prints the milliseconds of the fastest of three runs, and how many threads ran.
"""
import sys
import threading
import time

ran = []


def start_and_join(count):
    threads = [threading.Thread(target=ran.append, args=(1,)) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


count = int(sys.argv[1])
times = []
for _ in range(3):
    began = time.perf_counter()
    for _ in range(2000 // count):
        start_and_join(count)
    times.append(time.perf_counter() - began)
print(round(min(times) * 1000, 2), len(ran))
