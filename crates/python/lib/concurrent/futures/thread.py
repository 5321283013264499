"""A pool of threads."""

import os
import queue
import sys
import threading
from concurrent.futures import _base

_numbers = iter(range(sys.maxsize))

# The queues of all living workers, for the end of the program.
_queues = {}
_ending = False


class BrokenThreadPool(_base.BrokenExecutor):
    """The initializer failed in a worker."""


_BROKEN = "A thread initializer failed, the thread pool is not usable anymore"


class ThreadPoolExecutor(_base.Executor):
    """Makes calls on up to `max_workers` threads."""

    def __init__(self, max_workers=None, thread_name_prefix="", initializer=None, initargs=()):
        if max_workers is None:
            # More than cores, because calls mostly wait.
            max_workers = min(32, (os.cpu_count() or 1) + 4)
        if max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        self._max_workers = max_workers
        self._work_queue = queue.SimpleQueue()
        self._idle = 0
        self._threads = set()
        self._broken = False
        self._shutdown = False
        self._shutdown_lock = threading.Lock()
        self._thread_name_prefix = thread_name_prefix or f"ThreadPoolExecutor-{next(_numbers)}"
        self._initializer = initializer
        self._initargs = initargs

    def submit(self, fn, /, *args, **kwargs):
        with self._shutdown_lock:
            if self._broken:
                raise BrokenThreadPool(self._broken)
            if self._shutdown:
                raise RuntimeError("cannot schedule new futures after shutdown")
            if _ending:
                raise RuntimeError("cannot schedule new futures after interpreter shutdown")
            future = _base.Future()
            self._work_queue.put((future, fn, args, kwargs))
            self._add_worker()
            return future

    def _add_worker(self):
        if self._idle:
            self._idle -= 1
        elif len(self._threads) < self._max_workers:
            name = f"{self._thread_name_prefix}_{len(self._threads)}"
            worker = threading.Thread(target=self._work, name=name)
            worker.start()
            self._threads.add(worker)
            _queues[worker] = self._work_queue

    def _work(self):
        try:
            if self._initializer is not None and not self._initialize():
                return
            while True:
                call = self._work_queue.get()
                if call is None:
                    break
                _base.run_call(*call, self._set_free)
                # The call's arguments and result are not held while waiting.
                del call
        finally:
            # The others are to end as well.
            self._work_queue.put(None)
            _queues.pop(threading.current_thread(), None)

    def _set_free(self):
        with self._shutdown_lock:
            self._idle += 1

    def _initialize(self):
        try:
            self._initializer(*self._initargs)
            return True
        except BaseException:
            _base._log().critical("Exception in initializer:", exc_info=True)
            self._give_up()
            return False

    def _give_up(self):
        with self._shutdown_lock:
            self._broken = _BROKEN
            for future, *_ in self._drain():
                future.set_exception(BrokenThreadPool(_BROKEN))

    def _drain(self):
        calls = []
        while True:
            try:
                call = self._work_queue.get_nowait()
            except queue.Empty:
                return calls
            if call is not None:
                calls.append(call)

    def shutdown(self, wait=True, *, cancel_futures=False):
        with self._shutdown_lock:
            self._shutdown = True
            if cancel_futures:
                for future, *_ in self._drain():
                    future.cancel()
            self._work_queue.put(None)
        if wait:
            for worker in list(self._threads):
                worker.join()


def _end():
    """Pools that nobody shut down finish their calls, and end."""
    global _ending
    _ending = True
    workers = list(_queues.items())
    for _, work in workers:
        work.put(None)
    for worker, _ in workers:
        worker.join()


threading._register_atexit(_end)
# A new process has no thread of any pool.
threading._register_at_fork(_queues.clear)
