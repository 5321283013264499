"""Something that is made once, however many threads ask for it."""
import threading


class Config:
    _instance = None
    _lock = threading.Lock()
    made = 0

    @classmethod
    def get(cls):
        if cls._instance is None:
            with cls._lock:
                if cls._instance is None:
                    cls.made += 1
                    cls._instance = cls()
        return cls._instance


def together(count, target):
    start = threading.Barrier(count)
    results = []

    def work():
        start.wait()
        results.append(target())

    threads = [threading.Thread(target=work) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


instances = together(8, Config.get)
print(len(instances), len(set(map(id, instances))), Config.made)


class Once:
    """Calls a function once; everyone gets its result, or its exception."""

    def __init__(self, function):
        self._function = function
        self._lock = threading.Lock()
        self._done = False

    def __call__(self):
        with self._lock:
            if not self._done:
                self._done = True
                try:
                    self._result, self._error = self._function(), None
                except Exception as error:
                    self._result, self._error = None, error
        if self._error is not None:
            raise self._error
        return self._result


calls = []
print(together(5, Once(lambda: calls.append("made") or len(calls))), calls)
broken = Once(lambda: 1 / 0)
for _ in range(2):
    try:
        broken()
    except ZeroDivisionError as error:
        print(error)
