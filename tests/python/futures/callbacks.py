"""Callbacks of a future: in order, at once if it has ended, and each with its own failure."""
import logging
import sys
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor

logging.basicConfig(stream=sys.stdout, format="%(name)s %(levelname)s", level=logging.ERROR)
logging.getLogger("concurrent.futures").propagate = False
logging.getLogger("concurrent.futures").addHandler(logging.NullHandler())
calls = []


def note(word):
    return lambda future: calls.append((word, future.done(), future is seen))


seen = Future()
seen.add_done_callback(note("first"))
seen.add_done_callback(note("second"))
print(calls)
seen.set_result("ready")
print(calls)
seen.add_done_callback(note("late"))
print(calls[-1])

# A callback that fails keeps no other from its turn.
seen = Future()
seen.add_done_callback(lambda future: 1 / 0)
seen.add_done_callback(note("after the failing one"))
seen.set_exception(KeyError("k"))
print(calls[-1], repr(seen.exception()))

# Cancelling calls them as well.
seen = Future()
seen.add_done_callback(note("cancelled"))
print(seen.cancel(), seen.cancelled(), calls[-1])
try:
    seen.result()
except CancelledError as error:
    print("CancelledError", error.args)

with ThreadPoolExecutor(1) as pool:
    totals = []
    for number in range(4):
        pool.submit(pow, number, 2).add_done_callback(lambda future: totals.append(future.result()))
print(totals)
