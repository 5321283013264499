"""`as_completed`: in the order of ending, each once, and with an end to the waiting."""
import threading
from concurrent.futures import ThreadPoolExecutor, TimeoutError, as_completed

order = ["slow", "middle", "fast"]
gates = {name: threading.Event() for name in order}


def work(name):
    gates[name].wait()
    return name


with ThreadPoolExecutor(3) as pool:
    futures = [pool.submit(work, name) for name in order]
    following = {"fast": "middle", "middle": "slow"}
    gates["fast"].set()
    ended = []
    for future in as_completed(futures):
        ended.append(future.result())
        if ended[-1] in following:
            gates[following[ended[-1]]].set()
    print(ended)
    # Ended ones come at once, each only once.
    print(len(list(as_completed(futures * 3))))
    never = threading.Event()
    waiting = pool.submit(never.wait)
    try:
        for future in as_completed([futures[0], waiting], timeout=0.01):
            print("ended:", future.result())
    except TimeoutError as error:
        print(type(error).__name__, error)
    never.set()
print(waiting.result(), list(as_completed([])))
