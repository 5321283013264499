"""A pool of threads by hand: a queue of tasks, results by number, and exceptions carried to who asks."""
import queue
import threading


class Result:
    def __init__(self):
        self._ready = threading.Event()
        self._value = self._error = None

    def finish(self, function, args):
        try:
            self._value = function(*args)
        except Exception as error:
            self._error = error
        finally:
            self._ready.set()

    def get(self, timeout=None):
        if not self._ready.wait(timeout):
            raise TimeoutError("not ready yet")
        if self._error is not None:
            raise self._error
        return self._value


class Pool:
    def __init__(self, size):
        self._tasks = queue.Queue()
        self._threads = [threading.Thread(target=self._work, name=f"pool-{n}") for n in range(size)]
        for thread in self._threads:
            thread.start()

    def _work(self):
        for result, function, args in iter(self._tasks.get, None):
            result.finish(function, args)

    def submit(self, function, *args):
        result = Result()
        self._tasks.put((result, function, args))
        return result

    def __enter__(self):
        return self

    def __exit__(self, *error):
        for _ in self._threads:
            self._tasks.put(None)
        for thread in self._threads:
            thread.join()


gate = threading.Event()
with Pool(3) as pool:
    squares = [pool.submit(lambda x: x * x, n) for n in range(6)]
    failing = pool.submit(int, "seven")
    waiting = pool.submit(gate.wait, 20)
    try:
        waiting.get(timeout=0.01)
    except TimeoutError as error:
        print(error)
    gate.set()
print([square.get() for square in squares], waiting.get())
try:
    failing.get()
except ValueError as error:
    print(error)
print(threading.active_count())
