# ours
import parallel

calls = []
def f(x):
    calls.append(x)
    if x == 3: raise ValueError("three")
    return x * 10
try:
    parallel.map(f, [1, 3, 2])
except ValueError as e:
    print("ValueError:", e, sorted(calls))
r = parallel.map(f, [1, 3, 2], silent=True)
print(r[0], r[2], type(r[1]).__name__, repr(r[1].exc), r[1].job.args)
text = repr(r[1])
print(text.split(" at ")[0], text.split(">, ")[1:])
print(r.failures, r.succeeded, len(r.failed), r.replace_failed(None))
r = parallel.map(f, {"one": 1, "three": 3}, silent=True)
print(r["one"], r.failures, r.succeeded, list(r.failed), r.replace_failed(0))
print(parallel.map(f, [1], silent=True).failures)
