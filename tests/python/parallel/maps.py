# ours
import parallel
import time

def f(*args, **kwargs): return args, kwargs
def add(a, b=1): return a + b
print(parallel.map(add, [1, 2, 4]))
print(parallel.map(add, [(1, 2), (2, 3)]), parallel.map(add, [[1, 2], [3, 4]]))
print(parallel.map(f, [({"x": 1}, 2), (1, {"y": 2}, 3), ({"x": 1}, {"y": 2}), {"z": 1}]))
print(parallel.map(f, [(1, {"x": 3}), (2, {"b": 7})], extras={"y": 9, "x": 1}))
print(parallel.map(add, {"one": 1, "two": (2, 5)}))
print(parallel.map(f, [parallel.arg(1, b=2), parallel.arg({"d": 1})], extras={"b": 9}))
print(parallel.map(f, [(1, 2), {"b": 3}], unpack_arguments=False))
print(parallel.map(add, []), parallel.map(str.upper, "ab"), type(parallel.map(add, [1])).__name__)
def slow(x): time.sleep(x); return x
start = time.monotonic()
print(parallel.map(slow, [0.06, 0.05, 0.04], max_workers=3))
print(time.monotonic() - start < 0.12)
try:
    parallel.map(add, [1], max_workers=0)
except ValueError as e:
    print("ValueError:", e)
