"""A future without a pool: its states, and what cannot be done twice."""
from concurrent.futures import Future, InvalidStateError, ThreadPoolExecutor, TimeoutError


def trial(function, *args, **keywords):
    try:
        print(function(*args, **keywords))
    except (InvalidStateError, TimeoutError, RuntimeError) as error:
        print(type(error).__name__, str(error).split(" at ")[0], sep=": ")


future = Future()
print(future.done(), future.running(), future.cancelled())
trial(future.result, timeout=0.01)
trial(future.exception, 0)
print(future.set_running_or_notify_cancel(), future.running(), future.cancel())
future.set_result([1])
trial(future.result)
trial(future.result, 0)
trial(future.exception)
trial(future.set_result, 2)
trial(future.set_exception, ValueError())

cancelled = Future()
print(cancelled.cancel(), cancelled.set_running_or_notify_cancel(), cancelled.running())
trial(cancelled.set_result, 1)

failed = Future()
failed.set_exception(ValueError("v"))
try:
    failed.result()
except ValueError as error:
    print(repr(error), failed.exception() is error)
with ThreadPoolExecutor(1) as pool:
    print(type(pool.submit(int)).__name__, isinstance(pool.submit(int), Future))
print(issubclass(InvalidStateError, Exception), len({Future(), Future()}))
