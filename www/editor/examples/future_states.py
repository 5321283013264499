# A future is pending, running, then done. Whose
# exception is never seen, unless you ask for it?
import time
from concurrent.futures import ThreadPoolExecutor


def half(n):
    time.sleep(0.05)
    if n % 2:
        raise ValueError(f"{n} is odd")
    return n // 2


with ThreadPoolExecutor(max_workers=1) as pool:
    even, odd = pool.submit(half, 8), pool.submit(half, 7)
    time.sleep(0.01)
    print("running:", even.running(), odd.running())
print("done:   ", even.done(), odd.done())
print("result: ", even.result())
print("error:  ", repr(odd.exception()))
