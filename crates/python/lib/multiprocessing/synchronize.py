"""What processes wait for: the same as in `threading`, over permits that processes share."""

import threading
from time import monotonic as _monotonic

import _process
from multiprocessing import process, spawning

_MOST = 2147483647


class _SemLock:
    """A number of permits."""

    def __init__(self, value, most):
        self._semaphore = _process.semaphore(value)
        self._most = most
        # Who holds a lock, as far as this process knows.
        self._holder = None
        self._count = 0

    def acquire(self, block=True, timeout=None):
        taken = _process.acquire(self._semaphore, timeout if block else 0)
        if taken:
            self._holder = _me()
            self._count += 1
        return taken

    __enter__ = acquire

    def release(self):
        if _process.value(self._semaphore) >= self._most:
            raise ValueError("semaphore or lock released too many times")
        self._count -= 1
        self._holder = None
        _process.release(self._semaphore)

    def __exit__(self, exc_type, exc_value, traceback):
        self.release()

    def _is_mine(self):
        return self._holder == _me()

    def _owner_text(self):
        if _process.value(self._semaphore) > 0:
            return "None"
        if self._holder is None or self._holder[0] != _process.getpid():
            return "SomeOtherProcess"
        if not self._is_mine():
            return "SomeOtherThread"
        name = process.current_process().name
        thread = threading.current_thread().name
        return name if thread == "MainThread" else f"{name}|{thread}"

    def __reduce__(self):
        return spawning.hand_on(self)


def _me():
    return _process.getpid(), threading.get_ident()


class Semaphore(_SemLock):
    """A number of permits; who finds none waits."""

    def __init__(self, value=1, *, ctx=None):
        super().__init__(value, _MOST)

    def get_value(self):
        return _process.value(self._semaphore)

    def __repr__(self):
        return f"<{type(self).__name__}(value={self.get_value()})>"


class BoundedSemaphore(Semaphore):
    """A semaphore that refuses to be released more often than it was acquired."""

    def __init__(self, value=1, *, ctx=None):
        super().__init__(value)
        self._most = value

    def __repr__(self):
        return f"<{type(self).__name__}(value={self.get_value()}, maxvalue={self._most})>"


class Lock(_SemLock):
    """Held by one process and thread at a time."""

    def __init__(self, *, ctx=None):
        super().__init__(1, 1)

    def __repr__(self):
        return f"<{type(self).__name__}(owner={self._owner_text()})>"


class RLock(_SemLock):
    """A lock that who holds it may take again."""

    def __init__(self, *, ctx=None):
        super().__init__(1, 1)

    def acquire(self, block=True, timeout=None):
        if self._is_mine():
            self._count += 1
            return True
        taken = _process.acquire(self._semaphore, timeout if block else 0)
        if taken:
            self._holder = _me()
            self._count = 1
        return taken

    __enter__ = acquire

    def release(self):
        assert self._is_mine(), "attempt to release recursive lock not owned by thread"
        self._count -= 1
        if self._count == 0:
            self._holder = None
            _process.release(self._semaphore)

    def _release_all(self):
        count, self._count = self._count, 0
        self._holder = None
        _process.release(self._semaphore)
        return count

    def _take_back(self, count):
        _process.acquire(self._semaphore)
        self._holder = _me()
        self._count = count

    def __repr__(self):
        owner = self._owner_text()
        count = self._count if self._is_mine() else 0 if owner == "None" else "nonzero"
        return f"<{type(self).__name__}({owner}, {count})>"


class Condition:
    """Waiting under a lock until another process says that something changed.

    Who waits counts itself; who notifies gives a signal to each of some and waits until they have
    all left. So no signal can go to one who came later. A waiter leaves also when its time is
    over, with or without its signal; what signals are left then are taken back.
    """

    def __init__(self, lock=None, *, ctx=None):
        self._lock = RLock() if lock is None else lock
        self._waiting = _process.cells("q", 1)
        self._signals = _process.semaphore(0)
        self._left = _process.semaphore(0)
        self.acquire = self._lock.acquire
        self.release = self._lock.release

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, exc_type, exc_value, traceback):
        return self._lock.__exit__(exc_type, exc_value, traceback)

    def wait(self, timeout=None):
        assert self._lock._is_mine(), "must acquire() condition before using wait()"
        self._count_waiting(1)
        is_reentrant = isinstance(self._lock, RLock)
        count = self._lock._release_all() if is_reentrant else self._lock.release()
        try:
            return _process.acquire(self._signals, timeout)
        finally:
            _process.release(self._left)
            if is_reentrant:
                self._lock._take_back(count)
            else:
                self._lock.acquire()

    def wait_for(self, predicate, timeout=None):
        deadline = None if timeout is None else _monotonic() + timeout
        result = predicate()
        while not result:
            remaining = None
            if deadline is not None:
                remaining = deadline - _monotonic()
                if remaining <= 0:
                    break
            self.wait(remaining)
            result = predicate()
        return result

    def _count_waiting(self, change):
        count = _process.load(self._waiting, 0) + change
        _process.store(self._waiting, 0, count)
        return count

    def notify(self, n=1):
        assert self._lock._is_mine(), "lock is not owned"
        # Some have left because their time was over.
        while _process.acquire(self._left, 0):
            self._count_waiting(-1)
        told = min(n, self._count_waiting(0))
        for _ in range(told):
            _process.release(self._signals)
        for _ in range(told):
            _process.acquire(self._left)
            self._count_waiting(-1)
        while _process.acquire(self._signals, 0):
            pass

    def notify_all(self):
        self.notify(_MOST)


class Event:
    """A flag that processes can wait for."""

    def __init__(self, *, ctx=None):
        self._cond = Condition(Lock())
        self._flag = _process.cells("q", 1)

    def is_set(self):
        return bool(_process.load(self._flag, 0))

    def set(self):
        with self._cond:
            _process.store(self._flag, 0, 1)
            self._cond.notify_all()

    def clear(self):
        with self._cond:
            _process.store(self._flag, 0, 0)

    def wait(self, timeout=None):
        with self._cond:
            if self.is_set():
                return True
            self._cond.wait(timeout)
            return self.is_set()

    def __repr__(self):
        state = "set" if self.is_set() else "unset"
        return f"<{type(self).__name__} at {id(self):#x} {state}>"


class Barrier(threading.Barrier):
    """A number of processes that wait for each other."""

    def __init__(self, parties, action=None, timeout=None, *, ctx=None):
        # The state and how many have come, where all processes see them.
        self._cells = _process.cells("q", 2)
        super().__init__(parties, action, timeout)
        self._cond = Condition(Lock())

    @property
    def _state(self):
        return _process.load(self._cells, 0)

    @_state.setter
    def _state(self, value):
        _process.store(self._cells, 0, value)

    @property
    def _count(self):
        return _process.load(self._cells, 1)

    @_count.setter
    def _count(self, value):
        _process.store(self._cells, 1, value)
