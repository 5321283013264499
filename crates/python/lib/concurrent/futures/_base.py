"""Futures, waiting for them, and what all executors share."""

import threading
from time import monotonic as _monotonic

FIRST_COMPLETED = "FIRST_COMPLETED"
FIRST_EXCEPTION = "FIRST_EXCEPTION"
ALL_COMPLETED = "ALL_COMPLETED"

PENDING = "PENDING"
RUNNING = "RUNNING"
# Cancelled; and cancelled, with those that wait for it told so.
CANCELLED = "CANCELLED"
CANCELLED_AND_NOTIFIED = "CANCELLED_AND_NOTIFIED"
FINISHED = "FINISHED"

_WORDS = {
    PENDING: "pending",
    RUNNING: "running",
    CANCELLED: "cancelled",
    CANCELLED_AND_NOTIFIED: "cancelled",
    FINISHED: "finished",
}

TimeoutError = TimeoutError


class Error(Exception):
    """What all errors of futures have in common."""


class CancelledError(Error):
    """The future was cancelled."""


class InvalidStateError(Error):
    """The future is in no state for this."""


class BrokenExecutor(RuntimeError):
    """The executor lost a worker, and can do nothing any longer."""


class Future:
    """What will come out of a call."""

    def __init__(self):
        self._condition = threading.Condition()
        self._condition._purpose = "a future"
        self._state = PENDING
        self._result = None
        self._exception = None
        self._watchers = []
        self._done_callbacks = []

    def __repr__(self):
        text = f"<{type(self).__name__} at {id(self):#x} state={_WORDS[self._state]}"
        if self._state == FINISHED:
            if self._exception is not None:
                text += f" raised {type(self._exception).__name__}"
            else:
                text += f" returned {type(self._result).__name__}"
        return text + ">"

    def cancel(self):
        with self._condition:
            if self._state in (RUNNING, FINISHED):
                return False
            if self._state in (CANCELLED, CANCELLED_AND_NOTIFIED):
                return True
            self._state = CANCELLED
            self._condition.notify_all()
        self._invoke_callbacks()
        return True

    def cancelled(self):
        return self._state in (CANCELLED, CANCELLED_AND_NOTIFIED)

    def running(self):
        return self._state == RUNNING

    def done(self):
        return self._state in (CANCELLED, CANCELLED_AND_NOTIFIED, FINISHED)

    def add_done_callback(self, fn):
        with self._condition:
            if not self.done():
                self._done_callbacks.append(fn)
                return
        self._invoke(fn)

    def result(self, timeout=None):
        self._wait(timeout)
        if self._exception is not None:
            raise self._exception
        return self._result

    def exception(self, timeout=None):
        self._wait(timeout)
        return self._exception

    def _wait(self, timeout):
        with self._condition:
            if not self.done():
                self._condition.wait_for(self.done, timeout)
            if self.cancelled():
                raise CancelledError
            if self._state != FINISHED:
                raise TimeoutError

    # What executors and tests call.

    def set_running_or_notify_cancel(self):
        with self._condition:
            if self._state == PENDING:
                self._state = RUNNING
                return True
            if self._state == CANCELLED:
                self._state = CANCELLED_AND_NOTIFIED
                self._tell_watchers()
                return False
            _log().critical("Future %s in unexpected state: %s", id(self), self._state)
            raise RuntimeError("Future in unexpected state")

    def set_result(self, result):
        self._finish(result, None)

    def set_exception(self, exception):
        self._finish(None, exception)

    def _finish(self, result, exception):
        with self._condition:
            if self.done():
                raise InvalidStateError(f"{self._state}: {self!r}")
            self._result = result
            self._exception = exception
            self._state = FINISHED
            self._tell_watchers()
            self._condition.notify_all()
        self._invoke_callbacks()

    def _invoke_callbacks(self):
        callbacks, self._done_callbacks = self._done_callbacks, []
        for callback in callbacks:
            self._invoke(callback)

    def _invoke(self, callback):
        try:
            callback(self)
        except Exception:
            _log().exception("exception calling callback for %r", self)

    # `wait` and `as_completed` watch several futures at once.

    def _is_settled(self):
        return self._state in (CANCELLED_AND_NOTIFIED, FINISHED)

    def _watch(self, watcher):
        with self._condition:
            if self._is_settled():
                watcher.tell(self)
            else:
                self._watchers.append(watcher)

    def _unwatch(self, watcher):
        with self._condition:
            if watcher in self._watchers:
                self._watchers.remove(watcher)

    def _tell_watchers(self):
        for watcher in self._watchers:
            watcher.tell(self)


def _log():
    import logging

    return logging.getLogger("concurrent.futures")


class _Watcher:
    """Futures in the order in which they are settled."""

    def __init__(self, futures):
        self.condition = threading.Condition(threading.Lock())
        self.condition._purpose = "futures"
        self.settled = []
        self.futures = futures
        for future in futures:
            future._watch(self)

    def tell(self, future):
        with self.condition:
            self.settled.append(future)
            self.condition.notify_all()

    def stop(self):
        for future in self.futures:
            future._unwatch(self)


class DoneAndNotDoneFutures(tuple):
    """What `wait` returns."""

    __slots__ = ()

    def __new__(cls, done, not_done):
        return tuple.__new__(cls, (done, not_done))

    done = property(lambda self: self[0])
    not_done = property(lambda self: self[1])

    def __repr__(self):
        return f"DoneAndNotDoneFutures(done={self[0]!r}, not_done={self[1]!r})"


def _failed(future):
    return future._state == FINISHED and future._exception is not None


def wait(fs, timeout=None, return_when=ALL_COMPLETED):
    """Waits for all futures, for the first one, or for the first that fails."""
    futures = set(fs)
    watcher = _Watcher(futures)
    settled = watcher.settled

    def is_enough():
        if len(settled) == len(futures):
            return True
        if return_when == FIRST_COMPLETED:
            return bool(settled)
        if return_when == FIRST_EXCEPTION:
            return any(_failed(future) for future in settled)
        if return_when == ALL_COMPLETED:
            return False
        raise ValueError(f"Invalid return condition: {return_when!r}")

    try:
        with watcher.condition:
            watcher.condition.wait_for(is_enough, timeout)
            done = set(settled)
    finally:
        watcher.stop()
    return DoneAndNotDoneFutures(done, futures - done)


def as_completed(fs, timeout=None):
    """Gives the futures as they are settled."""
    deadline = None if timeout is None else _monotonic() + timeout
    futures = set(fs)
    watcher = _Watcher(futures)
    try:
        for count in range(len(futures)):
            with watcher.condition:
                while len(watcher.settled) <= count:
                    remaining = None
                    if deadline is not None:
                        remaining = deadline - _monotonic()
                        if remaining <= 0:
                            missing = len(futures) - count
                            raise TimeoutError(f"{missing} (of {len(futures)}) futures unfinished")
                    watcher.condition.wait(remaining)
                future = watcher.settled[count]
            yield future
    finally:
        watcher.stop()


class Executor:
    """What makes calls elsewhere."""

    def submit(self, fn, /, *args, **kwargs):
        raise NotImplementedError

    def map(self, fn, *iterables, timeout=None, chunksize=1):
        deadline = None if timeout is None else _monotonic() + timeout
        futures = [self.submit(fn, *args) for args in zip(*iterables)]
        return _results(futures, deadline)

    def shutdown(self, wait=True, *, cancel_futures=False):
        pass

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, traceback):
        self.shutdown(wait=True)
        return False


def _results(futures, deadline):
    # The first is taken out when it is asked for: then nothing holds its result any longer.
    futures.reverse()
    try:
        while futures:
            future = futures.pop()
            try:
                if deadline is None:
                    result = future.result()
                else:
                    result = future.result(deadline - _monotonic())
            finally:
                # A no-op unless this one is late.
                future.cancel()
            yield result
    finally:
        for future in futures:
            future.cancel()


def run_call(future, fn, args, kwargs, set_free):
    """Makes a call for its future, unless that is cancelled; `set_free` tells that it is over."""
    if not future.set_running_or_notify_cancel():
        set_free()
        return
    result = error = None
    try:
        result = fn(*args, **kwargs)
    except BaseException as raised:
        error = raised
    # Who waits for the result shall find the worker free. Callbacks still need it.
    has_callbacks = bool(future._done_callbacks)
    if not has_callbacks:
        set_free()
    if error is None:
        future.set_result(result)
    else:
        future.set_exception(error)
    if has_callbacks:
        set_free()


for _error in (Error, CancelledError, InvalidStateError, BrokenExecutor):
    _error.__module__ = "concurrent.futures._base"
