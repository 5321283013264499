# submit() gives a promise of a result, a future.
# as_completed() gives those first that end first.
import time
from concurrent.futures import ThreadPoolExecutor, as_completed


def brew(cup, seconds):
    time.sleep(seconds)
    return cup


orders = {"coffee": 0.15, "tea": 0.3, "water": 0.05}
with ThreadPoolExecutor(max_workers=3) as pool:
    futures = [pool.submit(brew, cup, t) for cup, t in orders.items()]
    for future in as_completed(futures):
        print(future.result(), "is ready")
