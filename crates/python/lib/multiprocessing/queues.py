"""Queues between processes."""

from queue import Empty, Full

import _process
from multiprocessing import spawning
from multiprocessing.synchronize import BoundedSemaphore, Condition, Semaphore

# The largest bound of a semaphore, for queues without one.
_UNBOUNDED = 2147483647


class _Shared:
    """What a child gets from its parent, and nobody by a message."""

    def __reduce__(self):
        return spawning.hand_on(self)


class Queue(_Shared):
    """First in, first out; with a bound if `maxsize` is above zero."""

    def __init__(self, maxsize=0, *, ctx=None):
        self._maxsize = maxsize if maxsize > 0 else _UNBOUNDED
        self._channel = _process.channel()
        # A permit for each free place.
        self._room = BoundedSemaphore(self._maxsize) if maxsize > 0 else None
        self._closed = False

    def _check_open(self):
        if self._closed:
            raise ValueError(f"Queue {self!r} is closed")

    def put(self, obj, block=True, timeout=None):
        self._check_open()
        if self._room is not None and not self._room.acquire(block, timeout):
            raise Full
        try:
            self._send(obj)
        except BaseException:
            if self._room is not None:
                self._room.release()
            raise

    def _send(self, obj):
        _process.send(self._channel, obj)

    def get(self, block=True, timeout=None):
        self._check_open()
        try:
            obj = _process.receive(self._channel, timeout if block else 0)
        except TimeoutError:
            raise Empty from None
        if self._room is not None:
            self._room.release()
        return obj

    def put_nowait(self, obj):
        return self.put(obj, False)

    def get_nowait(self):
        return self.get(False)

    def qsize(self):
        return _process.length(self._channel)

    def empty(self):
        return not _process.poll(self._channel)

    def full(self):
        return self._room is not None and self._room.get_value() == 0

    def close(self):
        self._closed = True

    def join_thread(self):
        """What was put has been sent already."""

    def cancel_join_thread(self):
        pass


class JoinableQueue(Queue):
    """A queue that can wait until all that was put is dealt with."""

    def __init__(self, maxsize=0, *, ctx=None):
        super().__init__(maxsize)
        self._unfinished = Semaphore(0)
        self._cond = Condition()

    def _send(self, obj):
        with self._cond:
            super()._send(obj)
            self._unfinished.release()

    def task_done(self):
        with self._cond:
            if not self._unfinished.acquire(False):
                raise ValueError("task_done() called too many times")
            if self._unfinished.get_value() == 0:
                self._cond.notify_all()

    def join(self):
        with self._cond:
            while self._unfinished.get_value():
                self._cond.wait()


class SimpleQueue(_Shared):
    """A queue without bound and without time limits."""

    def __init__(self, *, ctx=None):
        self._channel = _process.channel()

    def put(self, obj):
        _process.send(self._channel, obj)

    def get(self):
        return _process.receive(self._channel)

    def empty(self):
        return not _process.poll(self._channel)

    def close(self):
        _process.close(self._channel, _process.READ_END)
        _process.close(self._channel, _process.WRITE_END)
