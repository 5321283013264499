import time

a, b = time.monotonic(), time.perf_counter()
start = time.time()
time.sleep(0.02)
print(time.monotonic() - a >= 0.02, time.perf_counter() - b >= 0.02, 0.01 < time.time() - start < 5)
print(type(time.time_ns()).__name__, type(time.process_time()).__name__, time.monotonic() >= a)
for bad in (lambda: time.sleep(-1), lambda: time.sleep("x"), lambda: time.sleep(None)):
    try:
        bad()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
print(time.sleep(0), time.sleep(0.001))
