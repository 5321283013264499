"""Processes that begin the program's file anew, instead of going on as a copy: the start method `spawn`.

The heap of the child is a copy here as well. But the child runs the main module again, and gets its `Process`
as bytes: so it sees nothing of what the parent's functions and variables have become. What processes share
(queues, locks) it finds in the copied heap, by its number in `_handed`.
"""

import sys
import threading

import _process

_ONE_AT_A_TIME = threading.RLock()
_handed = None
_beginning = False

_TOO_EARLY = """
        An attempt has been made to start a new process before the
        current process has finished its bootstrapping phase.

        This probably means that you are not using fork to start your
        child processes and you have forgotten to use the proper idiom
        in the main module:

            if __name__ == '__main__':
                freeze_support()
                ...

        The "freeze_support()" line can be omitted if the program
        is not going to be frozen to produce an executable."""


def start(process):
    """Starts it, and gives its pid."""
    global _handed
    if _beginning:
        raise RuntimeError(_TOO_EARLY)
    if not _process.can_begin_anew():
        raise ValueError("a process of a notebook cannot be spawned: use the start method 'fork'")
    import pickle

    with _ONE_AT_A_TIME:
        _handed = []
        try:
            data = pickle.dumps(process)
            return _process.fork(lambda: _run(data))
        finally:
            _handed = None


def _run(data):
    """The whole life of the child; returns its exit code."""
    global _beginning, _handed
    import pickle

    threading._after_fork()
    try:
        _beginning = True
        _process.begin_anew()
        process = pickle.loads(data)
        _beginning, _handed = False, None
    except BaseException:
        import traceback

        traceback.print_exc(file=sys.stderr)
        return 1
    return process._bootstrap()


def hand_on(shared):
    """How something that processes share is made again: only while a process is started."""
    if _handed is None:
        raise RuntimeError(
            f"{type(shared).__name__} objects should only be shared between processes through inheritance"
        )
    _handed.append(shared)
    return _take, (len(_handed) - 1,)


def _take(number):
    return _handed[number]
