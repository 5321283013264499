"""Threads and what they wait for, over the locks of `_thread`."""

import _thread
import sys
from time import monotonic as _monotonic

import _thread_local

__all__ = [
    "get_ident", "active_count", "Condition", "current_thread", "enumerate", "main_thread",
    "TIMEOUT_MAX", "Event", "Lock", "RLock", "Semaphore", "BoundedSemaphore", "Thread",
    "Barrier", "BrokenBarrierError", "Timer", "ThreadError", "setprofile", "settrace",
    "gettrace", "getprofile", "local", "stack_size", "excepthook", "ExceptHookArgs",
    "get_native_id",
]

Lock = _thread.allocate_lock
ThreadError = RuntimeError
TIMEOUT_MAX = 9223372036.0
get_ident = _thread.get_ident
get_native_id = _thread.get_native_id
local = _thread_local.local

# `next` of it cannot be interrupted, so no two threads get the same number.
_numbers = iter(range(1, sys.maxsize))
_dummy_numbers = iter(range(1, sys.maxsize))

# Running threads by ident, and those that `start` waits for.
_active = {}
_starting = {}


def _id_text(thing):
    return f"{type(thing).__module__}.{type(thing).__qualname__} at {id(thing):#x}"


class RLock:
    """A lock that the thread that holds it may take again."""

    def __init__(self):
        self._lock = Lock()
        self._owner = None
        self._count = 0

    def acquire(self, blocking=True, timeout=-1):
        me = get_ident()
        if self._owner == me:
            if not blocking and timeout != -1:
                raise ValueError("can't specify a timeout for a non-blocking call")
            self._count += 1
            return True
        if self._lock.acquire(blocking, timeout):
            self._owner = me
            self._count = 1
            return True
        return False

    __enter__ = acquire

    def release(self):
        if self._owner != get_ident():
            raise RuntimeError("cannot release un-acquired lock")
        self._count -= 1
        if not self._count:
            self._owner = None
            self._lock.release()

    def __exit__(self, exc_type, exc_value, exc_traceback):
        self.release()

    def __repr__(self):
        state = "locked" if self._lock.locked() else "unlocked"
        return (
            f"<{state} _thread.RLock object owner={self._owner or 0} "
            f"count={self._count} at {id(self):#x}>"
        )

    # What a condition does with its lock: give it up whole, and take it back as it was.

    def _is_owned(self):
        return self._owner == get_ident()

    def _release_save(self):
        count = self._count
        self._count = 0
        self._owner = None
        self._lock.release()
        return count

    def _acquire_restore(self, count):
        self._lock.acquire()
        self._owner = get_ident()
        self._count = count


class Condition:
    """Waiting under a lock until another thread says that something changed."""

    def __init__(self, lock=None):
        if lock is None:
            lock = RLock()
        self._lock = lock
        self.acquire = lock.acquire
        self.release = lock.release
        # Each waiting thread brings a lock, held, that `notify` releases.
        self._waiters = []
        self._reentrant = hasattr(lock, "_release_save")
        # What is waited for, in the words of the report when every thread waits.
        self._purpose = "a notification"

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, exc_type, exc_value, exc_traceback):
        return self._lock.__exit__(exc_type, exc_value, exc_traceback)

    def __repr__(self):
        return f"<Condition({self._lock!r}, {len(self._waiters)})>"

    def _is_owned(self):
        if self._reentrant:
            return self._lock._is_owned()
        # A plain lock has no owner: that somebody holds it is all that can be known.
        return self._lock.locked()

    def wait(self, timeout=None):
        if not self._is_owned():
            raise RuntimeError("cannot wait on un-acquired lock")
        signal = Lock()
        _thread._label(signal, self._purpose)
        signal.acquire()
        self._waiters.append(signal)
        saved = None
        if self._reentrant:
            saved = self._lock._release_save()
        else:
            self._lock.release()
        notified = False
        try:
            if timeout is None:
                notified = signal.acquire()
            else:
                notified = signal.acquire(True, timeout) if timeout > 0 else signal.acquire(False)
            return notified
        finally:
            if self._reentrant:
                self._lock._acquire_restore(saved)
            else:
                self._lock.acquire()
            if not notified and signal in self._waiters:
                self._waiters.remove(signal)

    def wait_for(self, predicate, timeout=None):
        result = predicate()
        deadline = None
        while not result:
            remaining = None
            if timeout is not None:
                now = _monotonic()
                if deadline is None:
                    deadline = now + timeout
                remaining = deadline - now
                if remaining <= 0:
                    break
            self.wait(remaining)
            result = predicate()
        return result

    def notify(self, n=1):
        if not self._is_owned():
            raise RuntimeError("cannot notify on un-acquired lock")
        _thread._note("notify", self)
        waiters = self._waiters
        for _ in range(n):
            if not waiters:
                break
            waiters.pop(0).release()

    def notify_all(self):
        self.notify(len(self._waiters))

    notifyAll = notify_all


class Semaphore:
    """A number of permits; who finds none waits."""

    def __init__(self, value=1):
        if value < 0:
            raise ValueError("semaphore initial value must be >= 0")
        self._cond = Condition(Lock())
        self._cond._purpose = "a permit of a semaphore"
        self._value = self._permits = value

    def acquire(self, blocking=True, timeout=None):
        if not blocking and timeout is not None:
            raise ValueError("can't specify timeout for non-blocking acquire")
        with self._cond:
            deadline = None if timeout is None else _monotonic() + timeout
            while self._value == 0:
                if not blocking:
                    return False
                remaining = None
                if deadline is not None:
                    remaining = deadline - _monotonic()
                    if remaining <= 0:
                        return False
                self._cond.wait(remaining)
            self._value -= 1
            _thread._note("permits", self)
            return True

    __enter__ = acquire

    def release(self, n=1):
        if n < 1:
            raise ValueError("n must be one or more")
        with self._cond:
            self._check_bound(n)
            self._value += n
            _thread._note("permits", self)
            self._cond.notify(n)

    def _check_bound(self, n):
        pass

    def __exit__(self, exc_type, exc_value, exc_traceback):
        self.release()

    def __repr__(self):
        return f"<{_id_text(self)}: value={self._value}>"


class BoundedSemaphore(Semaphore):
    """A semaphore that refuses to be released more often than it was acquired."""

    def __init__(self, value=1):
        super().__init__(value)
        self._initial_value = value

    def _check_bound(self, n):
        if self._value + n > self._initial_value:
            raise ValueError("Semaphore released too many times")

    def __repr__(self):
        return f"<{_id_text(self)}: value={self._value}/{self._initial_value}>"


class Event:
    """A flag that threads can wait for."""

    def __init__(self):
        self._cond = Condition(Lock())
        self._cond._purpose = "an event"
        self._flag = False

    def __repr__(self):
        return f"<{_id_text(self)}: {'set' if self._flag else 'unset'}>"

    def is_set(self):
        return self._flag

    isSet = is_set

    def set(self):
        with self._cond:
            self._flag = True
            self._cond.notify_all()

    def clear(self):
        with self._cond:
            self._flag = False

    def wait(self, timeout=None):
        with self._cond:
            # One wait is enough: after `set` and at once `clear`, the waiter goes on all the same.
            return self._flag or self._cond.wait(timeout)


class BrokenBarrierError(RuntimeError):
    """A barrier that was reset or broken while, or before, a thread waited."""


class Barrier:
    """A number of threads that wait for each other."""

    # States: threads come in; they leave, all having come; it was reset; it is broken.
    _FILLING, _DRAINING, _RESETTING, _BROKEN = range(4)

    def __init__(self, parties, action=None, timeout=None):
        self._cond = Condition(Lock())
        self._cond._purpose = "the others at a barrier"
        self._parties = parties
        self._action = action
        self._timeout = timeout
        self._state = self._FILLING
        self._count = 0

    def __repr__(self):
        if self.broken:
            return f"<{_id_text(self)}: broken>"
        return f"<{_id_text(self)}: waiters={self.n_waiting}/{self.parties}>"

    def wait(self, timeout=None):
        if timeout is None:
            timeout = self._timeout
        with self._cond:
            # Those of the round before leave first.
            while self._state in (self._DRAINING, self._RESETTING):
                self._cond.wait()
            if self._state == self._BROKEN:
                raise BrokenBarrierError
            index = self._count
            self._count += 1
            try:
                if self._count == self._parties:
                    self._open()
                else:
                    self._wait_for_others(timeout)
                return index
            finally:
                self._leave()

    def _open(self):
        try:
            if self._action is not None:
                self._action()
            self._state = self._DRAINING
            self._cond.notify_all()
        except BaseException:
            self._break()
            raise

    def _wait_for_others(self, timeout):
        if not self._cond.wait_for(lambda: self._state != self._FILLING, timeout):
            self._break()
            raise BrokenBarrierError
        if self._state != self._DRAINING:
            raise BrokenBarrierError

    def _leave(self):
        self._count -= 1
        if self._count == 0 and self._state in (self._DRAINING, self._RESETTING):
            self._state = self._FILLING
            self._cond.notify_all()

    def _break(self):
        self._state = self._BROKEN
        self._cond.notify_all()

    def reset(self):
        with self._cond:
            if self._count == 0:
                self._state = self._FILLING
            elif self._state in (self._FILLING, self._BROKEN):
                self._state = self._RESETTING
            self._cond.notify_all()

    def abort(self):
        with self._cond:
            self._break()

    @property
    def parties(self):
        return self._parties

    @property
    def n_waiting(self):
        return self._count if self._state == self._FILLING else 0

    @property
    def broken(self):
        return self._state == self._BROKEN


class Thread:
    """A call that runs beside others."""

    _initialized = False

    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        assert group is None, "group argument must be None for now"
        self._target = target
        self._args = args
        self._kwargs = {} if kwargs is None else kwargs
        self._name = self._default_name(target) if name is None else str(name)
        self._daemonic = current_thread().daemon if daemon is None else daemon
        self._ident = None
        self._native_id = None
        self._is_running = False
        self._is_stopped = False
        # `start` waits for the first, `join` for the second, which the thread itself holds.
        self._running = Lock()
        self._done = Lock()
        self._initialized = True

    @staticmethod
    def _default_name(target):
        name = f"Thread-{next(_numbers)}"
        try:
            return name if target is None else f"{name} ({target.__name__})"
        except AttributeError:
            return name

    def __repr__(self):
        assert self._initialized, "Thread.__init__() was not called"
        status = "initial"
        if self._is_running:
            status = "stopped" if self._is_stopped else "started"
        if self._daemonic:
            status += " daemon"
        if self._ident is not None:
            status += f" {self._ident}"
        return f"<{type(self).__name__}({self._name}, {status})>"

    def start(self):
        if not self._initialized:
            raise RuntimeError("thread.__init__() not called")
        if self._is_running or self in _starting:
            raise RuntimeError("threads can only be started once")
        _starting[self] = self
        _thread._label(self._running, f"the start of {self._name}")
        self._running.acquire()
        try:
            _thread.start_new_thread(self._bootstrap, ())
        except Exception:
            del _starting[self]
            self._running.release()
            raise
        self._running.acquire()

    def _bootstrap(self):
        self._enter()
        try:
            self.run()
        except BaseException:
            _report(self)
        finally:
            self._stop()

    def _enter(self):
        self._ident = get_ident()
        self._native_id = get_native_id()
        _thread._set_name(self._name)
        _thread._label(self._done, f"the end of {self._name}")
        self._done.acquire()
        _active[self._ident] = self
        _starting.pop(self, None)
        self._is_running = True
        self._running.release()

    def _stop(self):
        _thread_local.forget(self._ident)
        _active.pop(self._ident, None)
        self._is_stopped = True
        self._done.release()

    def run(self):
        try:
            if self._target is not None:
                self._target(*self._args, **self._kwargs)
        finally:
            # What the arguments hold is not needed any longer.
            del self._target, self._args, self._kwargs

    def join(self, timeout=None):
        if not self._initialized:
            raise RuntimeError("Thread.__init__() not called")
        if not self._is_running:
            raise RuntimeError("cannot join thread before it is started")
        if self is current_thread():
            raise RuntimeError("cannot join current thread")
        if timeout is None:
            finished = self._done.acquire()
        else:
            finished = self._done.acquire(True, max(timeout, 0))
        if finished:
            self._done.release()

    def is_alive(self):
        assert self._initialized, "Thread.__init__() not called"
        return self._is_running and not self._is_stopped

    @property
    def name(self):
        assert self._initialized, "Thread.__init__() not called"
        return self._name

    @name.setter
    def name(self, name):
        assert self._initialized, "Thread.__init__() not called"
        self._name = str(name)
        if self._ident == get_ident():
            _thread._set_name(self._name)

    @property
    def ident(self):
        assert self._initialized, "Thread.__init__() not called"
        return self._ident

    @property
    def native_id(self):
        assert self._initialized, "Thread.__init__() not called"
        return self._native_id

    @property
    def daemon(self):
        assert self._initialized, "Thread.__init__() not called"
        return self._daemonic

    @daemon.setter
    def daemon(self, daemonic):
        if not self._initialized:
            raise RuntimeError("Thread.__init__() not called")
        if self._is_running:
            raise RuntimeError("cannot set daemon status of active thread")
        self._daemonic = daemonic

    # The names of Python 2, which old tutorials still use.

    def isDaemon(self):
        return self.daemon

    def setDaemon(self, daemonic):
        self.daemon = daemonic

    def getName(self):
        return self.name

    def setName(self, name):
        self.name = name


class Timer(Thread):
    """A call after some time, unless it is cancelled before."""

    def __init__(self, interval, function, args=None, kwargs=None):
        super().__init__()
        self.interval = interval
        self.function = function
        self.args = [] if args is None else args
        self.kwargs = {} if kwargs is None else kwargs
        self.finished = Event()

    def cancel(self):
        self.finished.set()

    def run(self):
        self.finished.wait(self.interval)
        if not self.finished.is_set():
            self.function(*self.args, **self.kwargs)
        self.finished.set()


class _MainThread(Thread):
    def __init__(self):
        # Its `daemon` is given, because there is no current thread to take it from.
        super().__init__(name="MainThread", daemon=False)
        _thread._label(self._running, "the start of the program")
        self._running.acquire()
        self._enter()


class _DummyThread(Thread):
    """A thread that something else than this module started."""

    def __init__(self):
        super().__init__(name=f"Dummy-{next(_dummy_numbers)}", daemon=True)
        _thread._label(self._running, f"the start of {self._name}")
        self._running.acquire()
        self._enter()

    def join(self, timeout=None):
        raise AssertionError("cannot join a dummy thread")


class ExceptHookArgs(tuple):
    """What `excepthook` is told about an exception that ended a thread."""

    __slots__ = ()

    def __new__(cls, values):
        return tuple.__new__(cls, values)

    exc_type = property(lambda self: self[0])
    exc_value = property(lambda self: self[1])
    exc_traceback = property(lambda self: self[2])
    thread = property(lambda self: self[3])

    def __repr__(self):
        return (
            f"_thread._ExceptHookArgs(exc_type={self[0]!r}, exc_value={self[1]!r}, "
            f"exc_traceback={self[2]!r}, thread={self[3]!r})"
        )


def excepthook(args):
    """Prints an exception that ended a thread."""
    if args.exc_type is SystemExit:
        return
    import traceback

    name = get_ident() if args.thread is None else args.thread.name
    text = "".join(traceback.format_exception(args.exc_type, args.exc_value, args.exc_traceback))
    # In one piece, so that no other thread prints in between.
    print(f"Exception in thread {name}:\n{text}", end="", file=sys.stderr, flush=True)


__excepthook__ = excepthook


def _report(thread):
    _thread._note("exception", sys.exc_info()[1])
    try:
        excepthook(ExceptHookArgs((*sys.exc_info(), thread)))
    except BaseException:
        print("Exception in threading.excepthook:", file=sys.stderr, flush=True)
        __excepthook__(ExceptHookArgs((*sys.exc_info(), thread)))


def current_thread():
    try:
        return _active[get_ident()]
    except KeyError:
        return _DummyThread()


def active_count():
    return len(_active) + len(_starting)


def enumerate():
    return [*_active.values(), *_starting.values()]


def main_thread():
    return _main_thread


currentThread = current_thread
activeCount = active_count

_trace_hook = None
_profile_hook = None


def settrace(func):
    global _trace_hook
    _trace_hook = func


def gettrace():
    return _trace_hook


def setprofile(func):
    global _profile_hook
    _profile_hook = func


def getprofile():
    return _profile_hook


def stack_size(size=0):
    """Threads have no stack of a given size here, so there is nothing to set."""
    if size < 0:
        raise ValueError("size must be 0 or a positive value")
    return 0


_exit_calls = []
_shutting_down = False


def _register_atexit(func, *arg, **kwargs):
    """Has `func` called when the main thread ends, before its threads are joined."""
    if _shutting_down:
        raise RuntimeError("can't register atexit after shutdown")
    _exit_calls.append(lambda: func(*arg, **kwargs))


_fork_calls = []


def _register_at_fork(func):
    """Has `func` called in each new process."""
    _fork_calls.append(func)


def _shutdown():
    """Called when the main thread ends: waits for all threads but daemons."""
    global _shutting_down
    if _main_thread._is_stopped:
        return
    _shutting_down = True
    _main_thread._stop()
    for call in reversed(_exit_calls):
        call()
    while True:
        waited_for = [t for t in enumerate() if not t.daemon and t is not _main_thread]
        if not waited_for:
            break
        for thread in waited_for:
            # One that is only being started cannot be joined yet.
            if thread._is_running:
                thread._done.acquire()
                thread._done.release()


def _after_fork():
    """In a new process only the thread that made it goes on, as the main thread."""
    global _main_thread, _shutting_down
    current = current_thread()
    for thread in enumerate():
        if thread is not current:
            thread._is_stopped = True
            thread._done = Lock()
    _active.clear()
    _starting.clear()
    for call in _fork_calls:
        call()
    _shutting_down = False
    _main_thread = current
    current._ident = get_ident()
    current._native_id = get_native_id()
    current._daemonic = False
    # The child's thread is another one: it holds a lock of its own.
    current._done = Lock()
    current._done.acquire()
    _active[current._ident] = current


_main_thread = _MainThread()


def _tell_how_things_stand():
    """Has things that threads wait for tell how they stand. Only who watches a run asks for that, so no other one pays for it."""

    def tell(kind, of, before, after, numbers):
        for name in before + after:
            setattr(of, name, telling(kind, getattr(of, name), name in before, numbers))

    def telling(kind, method, is_before, numbers):
        def say(thing, more):
            told = numbers(thing, more)
            if told is not None:
                _thread._stands(kind, thing, *told)

        def told(self, *args, **keywords):
            if is_before:
                say(self, 1)
            result = method(self, *args, **keywords)
            say(self, 0)
            return result

        return told

    def of_condition(condition, more):
        # Others are parts of what tells by itself how it stands.
        if condition._purpose == "a notification":
            return len(condition._waiters) + more, 0

    tell("event", Event, ("wait",), ("set", "clear"), lambda event, _: (int(event._flag), 0))
    tell("barrier", Barrier, ("_open", "_wait_for_others"), ("_leave",), lambda barrier, _: (barrier._count, barrier._parties))
    tell("condition", Condition, ("wait",), ("notify",), of_condition)
    tell("depth", RLock, (), ("acquire", "release", "_acquire_restore"), lambda lock, _: (lock._count, 0))
    RLock.__enter__ = RLock.acquire


if _thread._is_watched():
    _tell_how_things_stand()
