"""A pool of processes."""

import multiprocessing
import os
import threading
from concurrent.futures import _base

_STOP = None


class BrokenProcessPool(_base.BrokenExecutor):
    """A worker died."""


class _RemoteTraceback(Exception):
    """The traceback in the process where a call failed."""

    def __init__(self, text):
        self.text = text

    def __str__(self):
        return self.text


class _Failure:
    """An exception on its way from one process to another, with its traceback as a text."""

    def __init__(self, error):
        import traceback

        text = "".join(traceback.format_exception(error))
        self.error = error
        self.text = f'\n"""\n{text}"""'

    def unpacked(self):
        self.error.__cause__ = _RemoteTraceback(self.text)
        return self.error


_DIED = (
    "A process in the process pool was terminated abruptly while the future was running or pending."
)

_open_pools = []


class ProcessPoolExecutor(_base.Executor):
    """Makes calls in up to `max_workers` processes.

    Calls and results travel in queues. One thread of this process takes the results out and
    settles the futures.
    """

    def __init__(
        self,
        max_workers=None,
        mp_context=None,
        initializer=None,
        initargs=(),
        *,
        max_tasks_per_child=None,
    ):
        if max_workers is None:
            max_workers = os.cpu_count() or 1
        if max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        if max_tasks_per_child is not None:
            if not isinstance(max_tasks_per_child, int):
                raise TypeError("max_tasks_per_child must be an integer")
            if max_tasks_per_child <= 0:
                raise ValueError("max_tasks_per_child must be >= 1")
        self._context = multiprocessing.get_context() if mp_context is None else mp_context
        self._max_workers = max_workers
        self._initializer = initializer
        self._initargs = initargs
        self._calls = self._context.SimpleQueue()
        self._results = self._context.SimpleQueue()
        self._processes = {}
        self._pending = {}
        self._count = 0
        self._lock = threading.Lock()
        self._shutdown = False
        self._broken = False
        self._collector = None
        self._changed = threading.Condition(self._lock)

    def submit(self, fn, /, *args, **kwargs):
        with self._lock:
            if self._broken:
                raise BrokenProcessPool(_DIED)
            if self._shutdown:
                raise RuntimeError("cannot schedule new futures after shutdown")
            future = _base.Future()
            number = self._count
            self._count += 1
            self._pending[number] = future
            self._add_worker()
            if self._collector is None:
                self._start_collector()
        self._send(number, future, (fn, args, kwargs))
        return future

    def map(self, fn, *iterables, timeout=None, chunksize=1):
        if chunksize < 1:
            raise ValueError("chunksize must be >= 1.")
        chunks = _chunks(zip(*iterables), chunksize)
        results = super().map(_run_chunk, ((fn, chunk) for chunk in chunks), timeout=timeout)
        return (result for chunk in results for result in chunk)

    def _send(self, number, future, call):
        # As CPython does: what cannot be sent is the future's failure, not the caller's.
        try:
            self._calls.put((number, *call))
        except Exception as error:
            with self._lock:
                self._pending.pop(number, None)
                self._changed.notify_all()
            future.set_running_or_notify_cancel()
            future.set_exception(error)

    def _add_worker(self):
        if len(self._processes) < min(self._max_workers, len(self._pending)):
            worker = self._context.Process(
                target=_work, args=(self._calls, self._results, self._initializer, self._initargs)
            )
            worker.start()
            self._processes[worker.pid] = worker

    def _start_collector(self):
        _open_pools.append(self)
        self._collector = threading.Thread(target=self._collect, name="ExecutorManagerThread")
        self._collector.start()

    def _collect(self):
        # A worker says which call it begins and how it ended, and at last that it ends itself.
        while True:
            kind, number, value = self._results.get()
            if kind == "end":
                break
            if kind == "broken":
                self._break()
                break
            with self._lock:
                future = self._pending.get(number)
                if kind != "begin":
                    self._pending.pop(number, None)
                    self._changed.notify_all()
            if future is None:
                continue
            if kind == "begin":
                future.set_running_or_notify_cancel()
            elif not future.cancelled():
                if kind == "result":
                    future.set_result(value)
                else:
                    future.set_exception(value.unpacked())

    def _break(self):
        with self._lock:
            self._broken = True
            pending, self._pending = self._pending, {}
            self._changed.notify_all()
        for future in pending.values():
            if not future.done():
                future.set_exception(BrokenProcessPool(_DIED))

    def shutdown(self, wait=True, *, cancel_futures=False):
        with self._lock:
            if self._shutdown:
                return
            self._shutdown = True
            if cancel_futures:
                for future in list(self._pending.values()):
                    future.cancel()
        if wait:
            self._finish()
        elif self._collector is not None:
            threading.Thread(target=self._finish).start()

    def _finish(self):
        if self._collector is None:
            return
        with self._lock:
            while self._pending:
                self._changed.wait()
        for _ in self._processes:
            self._calls.put(_STOP)
        for process in self._processes.values():
            process.join()
        self._results.put(("end", 0, None))
        self._collector.join()
        if self in _open_pools:
            _open_pools.remove(self)


def _chunks(calls, size):
    chunk = []
    for call in calls:
        chunk.append(call)
        if len(chunk) == size:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _run_chunk(job):
    fn, chunk = job
    return [fn(*args) for args in chunk]


def _work(calls, results, initializer, initargs):
    if initializer is not None:
        try:
            initializer(*initargs)
        except BaseException:
            _base._log().critical("Exception in initializer:", exc_info=True)
            results.put(("broken", 0, None))
            return
    while True:
        call = calls.get()
        if call is _STOP:
            return
        number, fn, args, kwargs = call
        results.put(("begin", number, None))
        try:
            answer = ("result", number, fn(*args, **kwargs))
        except BaseException as error:
            answer = ("error", number, _Failure(error))
        try:
            results.put(answer)
        except Exception as error:
            # The result cannot be sent.
            results.put(("error", number, _Failure(error)))


def _end():
    for pool in list(_open_pools):
        pool.shutdown()


threading._register_atexit(_end)
threading._register_at_fork(_open_pools.clear)
