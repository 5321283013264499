"""Pools of processes, and of threads, with the same methods."""

import os
import queue
import threading

from multiprocessing.context import TimeoutError


class RemoteTraceback(Exception):
    """The traceback in the process where a call failed."""

    def __init__(self, text):
        self.text = text

    def __str__(self):
        return self.text


def _map_chunk(func, chunk):
    return [func(item) for item in chunk]


def _starmap_chunk(func, chunk):
    return [func(*tuple(items)) for items in chunk]


def _work(tasks, results, initializer, initargs):
    """What a worker does until it is given `None`."""
    if initializer is not None:
        initializer(*initargs)
    while True:
        task = tasks.get()
        if task is None:
            return
        job, index, func, args, kwargs = task
        try:
            answer = (job, index, True, func(*args, **kwargs), None)
        except Exception as error:
            import traceback

            answer = (job, index, False, error, traceback.format_exc())
        try:
            results.put(answer)
        except Exception as error:
            results.put((job, index, False, MaybeEncodingError(error, answer[3]), None))


class MaybeEncodingError(Exception):
    """The result of a call cannot be sent."""

    def __init__(self, error, value):
        self.exc = repr(error)
        self.value = repr(value)
        super().__init__(self.exc, self.value)

    def __str__(self):
        return f"Error sending result: '{self.value}'. Reason: '{self.exc}'"


class Pool:
    """Makes calls in some processes."""

    def __init__(
        self, processes=None, initializer=None, initargs=(), maxtasksperchild=None, context=None
    ):
        if processes is None:
            processes = os.cpu_count() or 1
        if processes < 1:
            raise ValueError("Number of processes must be at least 1")
        if maxtasksperchild is not None and (
            not isinstance(maxtasksperchild, int) or maxtasksperchild <= 0
        ):
            raise ValueError("maxtasksperchild must be a positive int or None")
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        self._state = "RUN"
        self._context = context
        self._jobs = {}
        self._numbers = 0
        self._lock = threading.Lock()
        self._tasks, self._results = self._make_queues()
        arguments = (self._tasks, self._results, initializer, initargs)
        self._workers = [self._make_worker(arguments) for _ in range(processes)]
        self._collector = threading.Thread(target=self._collect, daemon=True)
        self._collector.start()

    def _make_queues(self):
        if self._context is None:
            from multiprocessing.context import default_context

            self._context = default_context.get_context()
        return self._context.SimpleQueue(), self._context.SimpleQueue()

    def _make_worker(self, arguments):
        worker = self._context.Process(target=_work, args=arguments)
        worker.name = worker.name.replace("Process", "PoolWorker")
        worker.daemon = True
        worker.start()
        return worker

    def __repr__(self):
        cls = type(self)
        return (
            f"<{cls.__module__}.{cls.__qualname__} "
            f"state={self._state} pool_size={len(self._workers)}>"
        )

    def _collect(self):
        while True:
            answer = self._results.get()
            if answer is None:
                return
            number, index, is_ok, value, text = answer
            with self._lock:
                job = self._jobs.get(number)
            if job is None:
                continue
            if text is not None and not isinstance(self, ThreadPool):
                value.__cause__ = RemoteTraceback(f'\n"""\n{text}"""')
            if job._settle(index, is_ok, value):
                with self._lock:
                    self._jobs.pop(number, None)

    def _submit(self, job, calls):
        """Sends the calls of a job: pairs of a function and its arguments."""
        with self._lock:
            if self._state != "RUN":
                raise ValueError("Pool not running")
            number = self._numbers
            self._numbers += 1
            self._jobs[number] = job
        for index, (func, args, kwargs) in enumerate(calls):
            try:
                self._tasks.put((number, index, func, args, kwargs))
            except Exception as error:
                # What cannot be sent is a failure of the call.
                job._settle(index, False, error)
        return job

    def apply(self, func, args=(), kwds={}):
        return self.apply_async(func, args, kwds).get()

    def apply_async(self, func, args=(), kwds={}, callback=None, error_callback=None):
        job = ApplyResult(callback, error_callback)
        return self._submit(job, [(func, tuple(args), dict(kwds))])

    def map(self, func, iterable, chunksize=None):
        return self._map(_map_chunk, func, iterable, chunksize).get()

    def map_async(self, func, iterable, chunksize=None, callback=None, error_callback=None):
        return self._map(_map_chunk, func, iterable, chunksize, callback, error_callback)

    def starmap(self, func, iterable, chunksize=None):
        return self._map(_starmap_chunk, func, iterable, chunksize).get()

    def starmap_async(self, func, iterable, chunksize=None, callback=None, error_callback=None):
        return self._map(_starmap_chunk, func, iterable, chunksize, callback, error_callback)

    def _map(self, run, func, iterable, chunksize, callback=None, error_callback=None):
        items = list(iterable)
        if chunksize is None:
            # About four chunks for each worker.
            chunksize, extra = divmod(len(items), len(self._workers) * 4)
            chunksize += bool(extra)
        chunks = [items[at : at + chunksize] for at in range(0, len(items), chunksize or 1)]
        job = MapResult(len(chunks), callback, error_callback)
        return self._submit(job, [(run, (func, chunk), {}) for chunk in chunks])

    def imap(self, func, iterable, chunksize=1):
        return self._imap(IMapIterator, func, iterable, chunksize)

    def imap_unordered(self, func, iterable, chunksize=1):
        return self._imap(IMapUnorderedIterator, func, iterable, chunksize)

    def _imap(self, make, func, iterable, chunksize):
        if chunksize < 1:
            raise ValueError(f"Chunksize must be 1+, not {chunksize:n}")
        items = list(iterable)
        chunks = [items[at : at + chunksize] for at in range(0, len(items), chunksize)]
        job = make(len(chunks))
        return self._submit(job, [(_map_chunk, (func, chunk), {}) for chunk in chunks])

    def close(self):
        if self._state == "RUN":
            self._state = "CLOSE"
            # Behind all tasks: so they are done before the workers end.
            for _ in self._workers:
                self._tasks.put(None)

    def terminate(self):
        if self._state == "TERMINATE":
            return
        self._state = "TERMINATE"
        self._stop_workers()
        self._results.put(None)

    def _stop_workers(self):
        for worker in self._workers:
            worker.terminate()
        for worker in self._workers:
            worker.join()

    def join(self):
        if self._state == "RUN":
            raise ValueError("Pool is still running")
        for worker in self._workers:
            worker.join()
        if self._state == "CLOSE":
            self._results.put(None)
        self._collector.join()

    def __enter__(self):
        if self._state != "RUN":
            raise ValueError("Pool not running")
        return self

    def __exit__(self, exc_type, exc_value, traceback):
        self.terminate()


class ThreadPool(Pool):
    """Makes calls on some threads."""

    def __init__(self, processes=None, initializer=None, initargs=()):
        super().__init__(processes, initializer, initargs)

    def _make_queues(self):
        return queue.SimpleQueue(), queue.SimpleQueue()

    def _make_worker(self, arguments):
        worker = threading.Thread(target=_work, args=arguments, daemon=True)
        worker.start()
        return worker

    def _stop_workers(self):
        # Threads cannot be terminated: they end after the calls they make.
        while True:
            try:
                self._tasks.get_nowait()
            except queue.Empty:
                break
        for _ in self._workers:
            self._tasks.put(None)


class ApplyResult:
    """The result of one call."""

    def __init__(self, callback=None, error_callback=None):
        self._event = threading.Event()
        self._callback = callback
        self._error_callback = error_callback
        self._is_ok = None
        self._value = None

    def ready(self):
        return self._event.is_set()

    def successful(self):
        if not self.ready():
            raise ValueError(f"{self!r} not ready")
        return self._is_ok

    def wait(self, timeout=None):
        self._event.wait(timeout)

    def get(self, timeout=None):
        self.wait(timeout)
        if not self.ready():
            raise TimeoutError
        if self._is_ok:
            return self._value
        raise self._value

    def _settle(self, index, is_ok, value):
        """Takes the outcome of call `index`; is the job over?"""
        self._finish(is_ok, value)
        return True

    def _finish(self, is_ok, value):
        self._is_ok = is_ok
        self._value = value
        callback = self._callback if is_ok else self._error_callback
        if callback is not None:
            callback(value)
        self._event.set()


AsyncResult = ApplyResult


class MapResult(ApplyResult):
    """The results of several calls, in the order of the arguments."""

    def __init__(self, count, callback, error_callback):
        super().__init__(callback, error_callback)
        self._chunks = [None] * count
        self._left = count
        self._failure = None
        if count == 0:
            self._is_ok = True
            self._value = []
            self._event.set()

    def _settle(self, index, is_ok, value):
        self._left -= 1
        if is_ok:
            self._chunks[index] = value
        elif self._failure is None:
            self._failure = value
        # All calls are made, also if one has failed.
        if self._left == 0:
            if self._failure is None:
                self._finish(True, [item for chunk in self._chunks for item in chunk])
            else:
                self._finish(False, self._failure)
        return self._left == 0


class IMapIterator:
    """Results, one after another, in the order of the arguments."""

    def __init__(self, count):
        self._cond = threading.Condition(threading.Lock())
        self._count = count
        self._taken = 0
        self._settled = 0
        self._outcomes = {}
        self._rest = []

    def __iter__(self):
        return self

    def _settle(self, index, is_ok, value):
        with self._cond:
            self._outcomes[self._place(index)] = (is_ok, value)
            self._settled += 1
            self._cond.notify_all()
            return self._settled == self._count

    def _place(self, index):
        return index

    def next(self, timeout=None):
        if self._rest:
            return self._rest.pop(0)
        with self._cond:
            if self._taken == self._count:
                raise StopIteration
            if not self._cond.wait_for(lambda: self._taken in self._outcomes, timeout):
                raise TimeoutError
            is_ok, value = self._outcomes.pop(self._taken)
            self._taken += 1
        if not is_ok:
            raise value
        self._rest = value
        return self._rest.pop(0)

    __next__ = next


class IMapUnorderedIterator(IMapIterator):
    """Results, one after another, as they come."""

    def _place(self, index):
        return self._settled


for _class in (RemoteTraceback, MaybeEncodingError):
    _class.__module__ = "multiprocessing.pool"
