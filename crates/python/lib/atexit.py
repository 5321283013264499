"""Calls at the end of the program."""

_calls = []


def register(func, /, *args, **kwargs):
    _calls.append((func, args, kwargs))
    return func


def unregister(func, /):
    _calls[:] = [call for call in _calls if call[0] != func]


def _run_exitfuncs():
    # The latest first; a failure does not keep the others from being made.
    while _calls:
        func, args, kwargs = _calls.pop()
        try:
            func(*args, **kwargs)
        except BaseException:
            import sys
            import traceback

            text = traceback.format_exc()
            print(f"Exception ignored in atexit callback: {func!r}\n{text}", end="", file=sys.stderr)


def _clear():
    _calls.clear()


def _ncallbacks():
    return len(_calls)
