"""What `multiprocessing` needs of the machine: processes, and what they share.

All of it goes through the native module `_processes` (where there is none, as in another Python,
everything here raises `ImportError` when it is called). The module has:

`fork(function) -> pid`
    Makes a process whose heap is a copy of this one as it is now. In it only the thread that
    called runs on, as its main thread: it calls `function()`, whose result, an `int`, is the exit
    code; then the process ends. Its other threads are not copied; locks are, as they are.
    `BlockingIOError` if there are too many processes; `OSError` if there can be no other one here.
`can_begin_anew() -> bool`, `begin_anew()`
    Runs the program's file again, as the module `__mp_main__`, which is `__main__` too from then on:
    what a process does that was started by `spawn`. There is none in a notebook.
`getpid() -> int`, `getppid() -> int`
`wait(pid, timeout) -> exit code or None`
    Waits for the end of a child for `timeout` seconds, for ever if that is -1. `None`: it runs on.
    A child that `kill` ended has the exit code `-signal`.
`kill(pid, signal)`
    Ends a process, whatever the signal; 0 only asks whether there is such a process.
`channel() -> number`
    A queue without bound that all processes share. Numbers mean the same in every process. A
    value is encoded when it is sent and decoded when it is received: functions and classes by
    module and name, all else as a copy. What cannot be encoded raises at `send`.
`send(channel, value)`
    Never waits. `BrokenPipeError` if no process reads the channel any longer.
`receive(channel, timeout) -> value`
    `TimeoutError` if nothing came; `EOFError` if nothing is left and no process writes any longer.
    The oldest value goes to the process that has waited longest.
`poll(channel, timeout) -> bool`
    Is there something to receive, or an `EOFError`?
`length(channel) -> int`
`close(channel, end)`
    This process reads (`end` is 0) or writes (1) no longer. A process has the ends open that its
    parent had when it was made, and those of the channels it made; its end closes all.
`semaphore(value) -> number`, `acquire(semaphore, timeout) -> bool`, `release(semaphore)`,
`value(semaphore) -> int`
    Permits that all processes share.
`cells(kind, count) -> number`, `load(cells, index)`, `store(cells, index, number)`
    Numbers in memory that all processes share: `kind` is "q" for integers of 64 bits, "d" for
    floats. One `load` or `store` is whole; `+=` is two of them.
"""

try:
    import _processes as _native
except ImportError:
    _native = None

READ_END, WRITE_END = 0, 1

SIGKILL, SIGTERM = 9, 15


def _machine():
    if _native is None:
        raise ImportError("processes are not available here yet: use threads", name="_processes")
    return _native


def _seconds(timeout):
    """As the machine takes it: -1 is for ever."""
    return -1 if timeout is None else max(timeout, 0)


def getpid():
    if _native is None:
        import os

        return os.getpid()
    return _native.getpid()


def getppid():
    return 1 if _native is None else _native.getppid()


def fork(function):
    return _machine().fork(function)


def can_begin_anew():
    return _machine().can_begin_anew()


def begin_anew():
    _machine().begin_anew()


def wait(pid, timeout=None):
    return _machine().wait(pid, _seconds(timeout))


def kill(pid, signal):
    _machine().kill(pid, signal)


def channel():
    return _machine().channel()


def send(channel, value):
    _machine().send(channel, value)


def receive(channel, timeout=None):
    return _machine().receive(channel, _seconds(timeout))


def poll(channel, timeout=0):
    return _machine().poll(channel, _seconds(timeout))


def length(channel):
    return _machine().length(channel)


def close(channel, end):
    _machine().close(channel, end)


def semaphore(value):
    return _machine().semaphore(value)


def acquire(semaphore, timeout=None):
    return _machine().acquire(semaphore, _seconds(timeout))


def release(semaphore):
    _machine().release(semaphore)


def value(semaphore):
    return _machine().value(semaphore)


def cells(kind, count):
    return _machine().cells(kind, count)


def load(cells, index):
    return _machine().load(cells, index)


def store(cells, index, number):
    _machine().store(cells, index, number)
