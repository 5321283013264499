import time
from concurrent.futures import ThreadPoolExecutor, as_completed, wait, FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED, Future

def slow(x):
    time.sleep(x / 20)
    if x == 4: raise ValueError("four")
    return x
with ThreadPoolExecutor(5) as ex:
    fs = {ex.submit(slow, n): f"task {n}" for n in (3, 1, 2)}
    print([(fs[f], f.result()) for f in as_completed(fs)])
    fs = [ex.submit(slow, n) for n in (1, 3, 5)]
    done, not_done = wait(fs, return_when=FIRST_COMPLETED)
    print([f.result() for f in done], len(not_done))
    done, not_done = wait(fs, timeout=0)
    print(len(done), len(not_done))
    r = wait(fs)
    print(sorted(f.result() for f in r.done), r.not_done, type(r).__name__)
    fs = [ex.submit(slow, n) for n in (1, 4, 8)]
    done, not_done = wait(fs, return_when=FIRST_EXCEPTION)
    print(len(done), len(not_done), [repr(f.exception()) for f in done if f.exception()])
    try:
        for f in as_completed(fs, timeout=0.01): pass
    except TimeoutError as e:
        print("TimeoutError:", e)
    try:
        wait(fs, return_when="SOMETIMES")
    except ValueError as e:
        print("ValueError:", e)
print(wait([]), list(as_completed([])))
f = Future(); f.set_result(7)
print([g.result() for g in as_completed([f, f])])
print(ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION)
