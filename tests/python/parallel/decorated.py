# ours
import parallel

@parallel.decorate
def double(x): return x * 2
print(double(3), double.map([1, 2, 3]), double.thread.map([1]))
@parallel.decorate(max_workers=2, timeout=3)
def scale(x, by=1): return x * by
print(scale.map([1, 2], extras={"by": 5}), scale(4, by=2))
print(parallel.par([scale.future(1, by=2), double.future(4), parallel.job(max, 3, 9)]))
print(parallel.par({"a": double.future(1), "b": parallel.job(int, "x")}, silent=True)["a"])
try:
    parallel.par([double])
except AssertionError as e:
    print("AssertionError", e)
print(parallel.thread.map(double, [5]))
print(parallel.split(list(range(7)), lambda chunk: [x + 1 for x in chunk], workers=3))
print(parallel.split(tuple(range(7)), lambda chunk: [chunk], workers=3))
