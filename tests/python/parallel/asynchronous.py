# ours
import parallel
import time

def slow(x): time.sleep(x); return x
with parallel.async_map(slow, [0.02, 0.01]) as ex:
    print(ex.status)
    print(ex.results())
print(ex.status)
ex = parallel.async_map(slow, [0.05])
try:
    ex.results()
except parallel.exceptions.ParallelStatusException as e:
    print(type(e).__name__, e)
ex.start()
try:
    ex.start()
except parallel.exceptions.ParallelStatusException as e:
    print(type(e).__name__, e)
try:
    ex.results(timeout=0.01)
except parallel.exceptions.TimeoutException as e:
    print(type(e).__name__)
print(ex.results(), ex.status)
ex.shutdown()
ex = parallel.async_map(int, ["x"])
ex.start()
try:
    ex.results()
except ValueError as e:
    print("ValueError:", e, ex.status)
ex.shutdown()
