"""`wait`: until the first has ended, the first has failed, or all have."""
import threading
from concurrent.futures import ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION, ThreadPoolExecutor, wait

gates = {name: threading.Event() for name in "abc"}


def work(name):
    gates[name].wait()
    if name == "b":
        raise ValueError("b is bad")
    return name.upper()


def names(futures):
    return sorted(by_future[future] for future in futures)


with ThreadPoolExecutor(max_workers=3) as pool:
    by_name = {name: pool.submit(work, name) for name in gates}
    by_future = {future: name for name, future in by_name.items()}
    result = wait(by_future, timeout=0.01)
    print(names(result.done), names(result.not_done))
    gates["a"].set()
    done, not_done = wait(by_future, return_when=FIRST_COMPLETED)
    print(names(done), names(not_done))
    gates["b"].set()
    done, not_done = wait(by_future, return_when=FIRST_EXCEPTION)
    print(names(done), names(not_done))
    gates["c"].set()
    done, not_done = wait(by_future, return_when=ALL_COMPLETED)
    print(names(done), names(not_done), type(result).__name__)
print([type(by_name[name].exception()).__name__ for name in "abc"])
print(wait([]))
try:
    wait(list(by_future)[:1], return_when="SOMETIMES")
except ValueError as error:
    print(error)
print(FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED)
