"""What tasks wait for: the same as in `threading`, for one thread."""

from collections import deque

from asyncio.events import get_running_loop
from asyncio.exceptions import BrokenBarrierError, CancelledError


class _Waiters:
    """Futures of waiting tasks, in the order in which they came."""

    def __init__(self):
        self._waiters = deque()

    def _waiting(self):
        return sum(not waiter.cancelled() for waiter in self._waiters)

    async def _wait(self):
        waiter = get_running_loop().create_future()
        self._waiters.append(waiter)
        try:
            await waiter
        finally:
            self._waiters.remove(waiter)

    def _wake_one(self):
        for waiter in self._waiters:
            if not waiter.done():
                waiter.set_result(True)
                return True
        return False

    def _text(self, state):
        extra = f", waiters:{len(self._waiters)}" if self._waiters else ""
        module = "asyncio.locks"
        return f"<{module}.{type(self).__qualname__} object at {id(self):#x} [{state}{extra}]>"


class _Context:
    async def __aenter__(self):
        await self.acquire()
        return None

    async def __aexit__(self, exc_type, exc_value, traceback):
        self.release()


class Lock(_Context, _Waiters):
    """Held by one task at a time; who came first gets it first."""

    def __init__(self):
        super().__init__()
        self._locked = False

    def __repr__(self):
        return self._text("locked" if self._locked else "unlocked")

    def locked(self):
        return self._locked

    async def acquire(self):
        if self._locked or self._waiting():
            try:
                await self._wait()
            except CancelledError:
                if not self._locked:
                    # It may have been woken already: the next one is woken instead.
                    self._wake_first()
                raise
        self._locked = True
        return True

    def release(self):
        if not self._locked:
            raise RuntimeError("Lock is not acquired.")
        self._locked = False
        self._wake_first()

    def _wake_first(self):
        # Nobody else, also if the first one is awake already and has only not run yet.
        if self._waiters and not self._waiters[0].done():
            self._waiters[0].set_result(True)


class Event(_Waiters):
    """A flag that tasks can wait for."""

    def __init__(self):
        super().__init__()
        self._value = False

    def __repr__(self):
        return self._text("set" if self._value else "unset")

    def is_set(self):
        return self._value

    def set(self):
        if not self._value:
            self._value = True
            while self._wake_one():
                pass

    def clear(self):
        self._value = False

    async def wait(self):
        if not self._value:
            await self._wait()
        return True


class Condition(_Context, _Waiters):
    """Waiting under a lock until another task says that something changed."""

    def __init__(self, lock=None):
        super().__init__()
        self._lock = Lock() if lock is None else lock
        self.locked = self._lock.locked
        self.acquire = self._lock.acquire
        self.release = self._lock.release

    def __repr__(self):
        return self._text("locked" if self.locked() else "unlocked")

    async def wait(self):
        if not self.locked():
            raise RuntimeError("cannot wait on un-acquired lock")
        self.release()
        try:
            await self._wait()
            return True
        finally:
            await self._take_back()

    async def _take_back(self):
        # The lock is taken back also if the task is cancelled meanwhile.
        cancelled = None
        while True:
            try:
                await self.acquire()
                break
            except CancelledError as error:
                cancelled = error
        if cancelled is not None:
            raise cancelled

    async def wait_for(self, predicate):
        result = predicate()
        while not result:
            await self.wait()
            result = predicate()
        return result

    def notify(self, n=1):
        if not self.locked():
            raise RuntimeError("cannot notify on un-acquired lock")
        for _ in range(n):
            if not self._wake_one():
                break

    def notify_all(self):
        self.notify(len(self._waiters))


class Semaphore(_Context, _Waiters):
    """A number of permits; who finds none waits, in order."""

    def __init__(self, value=1):
        if value < 0:
            raise ValueError("Semaphore initial value must be >= 0")
        super().__init__()
        self._value = value

    def __repr__(self):
        return self._text("locked" if self.locked() else f"unlocked, value:{self._value}")

    def locked(self):
        return self._value == 0 or self._waiting() > 0

    async def acquire(self):
        if not self.locked():
            self._value -= 1
            return True
        # Who wakes a waiter takes the permit for it, so that nobody comes in between.
        waiter = get_running_loop().create_future()
        self._waiters.append(waiter)
        try:
            await waiter
        except CancelledError:
            if waiter.done() and not waiter.cancelled():
                self._value += 1
                self._hand_out()
            raise
        finally:
            self._waiters.remove(waiter)
        # Several permits may have come at once.
        self._hand_out()
        return True

    def release(self):
        self._value += 1
        self._hand_out()

    def _hand_out(self):
        while self._value > 0 and self._wake_one():
            self._value -= 1


class BoundedSemaphore(Semaphore):
    """A semaphore that refuses to be released more often than it was acquired."""

    def __init__(self, value=1):
        super().__init__(value)
        self._bound = value

    def release(self):
        if self._value >= self._bound:
            raise ValueError("BoundedSemaphore released too many times")
        super().release()


class Barrier:
    """A number of tasks that wait for each other."""

    def __init__(self, parties):
        if parties < 1:
            raise ValueError("parties must be > 0")
        self._cond = Condition()
        self._parties = parties
        self._state = "filling"
        self._count = 0

    def __repr__(self):
        extra = self._state
        if not self.broken:
            extra += f", waiters:{self.n_waiting}/{self.parties}"
        return f"<asyncio.locks.Barrier object at {id(self):#x} [{extra}]>"

    async def __aenter__(self):
        return await self.wait()

    async def __aexit__(self, exc_type, exc_value, traceback):
        pass

    async def wait(self):
        async with self._cond:
            await self._cond.wait_for(lambda: self._state not in ("draining", "resetting"))
            if self._state == "broken":
                raise BrokenBarrierError("Barrier aborted")
            index = self._count
            self._count += 1
            try:
                if self._count == self._parties:
                    self._state = "draining"
                    self._cond.notify_all()
                else:
                    await self._cond.wait_for(lambda: self._state != "filling")
                    if self._state != "draining":
                        raise BrokenBarrierError("Abort or reset of barrier")
                return index
            finally:
                self._count -= 1
                if self._count == 0 and self._state in ("draining", "resetting"):
                    self._state = "filling"
                self._cond.notify_all()

    async def reset(self):
        async with self._cond:
            self._state = "resetting" if self._count else "filling"
            self._cond.notify_all()

    async def abort(self):
        async with self._cond:
            self._state = "broken"
            self._cond.notify_all()

    @property
    def parties(self):
        return self._parties

    @property
    def n_waiting(self):
        return self._count if self._state == "filling" else 0

    @property
    def broken(self):
        return self._state == "broken"
