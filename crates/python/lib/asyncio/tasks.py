"""Tasks: coroutines that the loop runs."""

import sys

from asyncio.events import get_event_loop, get_running_loop
from asyncio.exceptions import CancelledError
from asyncio.futures import Future, isfuture

_numbers = iter(range(1, sys.maxsize))

# The task that runs now, by loop.
_current = {}


async def _nothing():
    pass


_coroutine = _nothing()
_coroutine_type = type(_coroutine)
_coroutine.close()


def iscoroutine(obj):
    return isinstance(obj, _coroutine_type)


def iscoroutinefunction(func):
    func = getattr(func, "__func__", func)
    code = getattr(func, "__code__", None)
    return bool(getattr(code, "co_flags", 0) & 0x80)


class Task(Future):
    """A coroutine that the loop runs, from one `await` to the next."""

    def __init__(self, coro, *, loop=None, name=None, context=None):
        super().__init__(loop=loop)
        if not iscoroutine(coro) and not hasattr(coro, "send"):
            raise TypeError(f"a coroutine was expected, got {coro!r}")
        self._name = f"Task-{next(_numbers)}" if name is None else str(name)
        self._coro = coro
        self._waits_for = None
        self._must_cancel = False
        self._cancel_requests = 0
        self._loop._tasks[id(self)] = self
        self._loop.call_soon(self._step)

    def _repr_info(self):
        info = super()._repr_info()
        if self._cancel_requests and not self.done():
            info[0] = "cancelling"
        info[1:1] = [f"name={self._name!r}", f"coro={_coro_text(self)}"]
        if self._waits_for is not None:
            info.insert(3, f"wait_for={self._waits_for!r}")
        return info

    def get_coro(self):
        return self._coro

    def get_name(self):
        return self._name

    def set_name(self, value):
        self._name = str(value)

    def set_result(self, result):
        raise RuntimeError("Task does not support set_result operation")

    def set_exception(self, exception):
        raise RuntimeError("Task does not support set_exception operation")

    def cancel(self, msg=None):
        if self.done():
            return False
        self._cancel_requests += 1
        if self._waits_for is not None and self._waits_for.cancel(msg=msg):
            # That future wakes the task.
            return True
        # The task is about to run: it is told then.
        self._must_cancel = True
        self._cancel_message = msg
        return True

    def cancelling(self):
        return self._cancel_requests

    def uncancel(self):
        if self._cancel_requests > 0:
            self._cancel_requests -= 1
        return self._cancel_requests

    def _step(self, error=None):
        if self._must_cancel:
            if not isinstance(error, CancelledError):
                error = self._make_cancelled_error()
            self._must_cancel = False
        self._waits_for = None
        outer = _current.get(self._loop)
        _current[self._loop] = self
        try:
            awaited = self._coro.send(None) if error is None else self._coro.throw(error)
        except StopIteration as stop:
            self._return(stop.value)
        except CancelledError as cancelled:
            self._end()
            self._cancelled_error = cancelled
            super().cancel()
        except (KeyboardInterrupt, SystemExit) as failure:
            self._end()
            super().set_exception(failure)
            raise
        except BaseException as failure:
            self._end()
            super().set_exception(failure)
        else:
            self._wait_for(awaited)
        finally:
            _current[self._loop] = outer

    def _return(self, result):
        self._end()
        if self._must_cancel:
            # It was cancelled while it ran, and returned before it could be told.
            self._must_cancel = False
            super().cancel(msg=self._cancel_message)
        else:
            super().set_result(result)

    def _end(self):
        self._loop._tasks.pop(id(self), None)

    def _wait_for(self, awaited):
        if awaited is None:
            # `sleep(0)` lets the others run.
            self._loop.call_soon(self._step)
        elif not isfuture(awaited):
            problem = RuntimeError(f"Task got bad yield: {awaited!r}")
            self._loop.call_soon(self._step, problem)
        elif awaited is self:
            problem = RuntimeError(f"Task cannot await on itself: {self!r}")
            self._loop.call_soon(self._step, problem)
        elif awaited._loop is not self._loop:
            problem = RuntimeError(
                f"Task {self!r} got Future {awaited!r} attached to a different loop"
            )
            self._loop.call_soon(self._step, problem)
        else:
            self._waits_for = awaited
            awaited.add_done_callback(self._wake_up)
            if self._must_cancel and awaited.cancel(msg=self._cancel_message):
                self._must_cancel = False

    def _wake_up(self, future):
        failure = None
        try:
            future.result()
        except BaseException as error:
            failure = error
        # Outside of the handler: the coroutine is not to find an exception handled around it.
        self._step(failure)


def _coro_text(task):
    coro = task._coro
    name = getattr(coro, "__qualname__", None) or type(coro).__name__
    code = getattr(coro, "cr_code", None)
    frame = getattr(coro, "cr_frame", None)
    if code is None or not hasattr(code, "co_firstlineno"):
        return f"<{name}()>"
    if frame is not None and not task.done():
        return f"<{name}() running at {code.co_filename}:{frame.f_lineno}>"
    return f"<{name}() done, defined at {code.co_filename}:{code.co_firstlineno}>"


def create_task(coro, *, name=None, context=None):
    return get_running_loop().create_task(coro, name=name)


def ensure_future(coro_or_future, *, loop=None):
    """The future itself, or a task for a coroutine."""
    if isfuture(coro_or_future):
        if loop is not None and loop is not coro_or_future.get_loop():
            raise ValueError("The future belongs to a different loop than the one specified as the loop argument")
        return coro_or_future
    if not iscoroutine(coro_or_future):
        if not hasattr(coro_or_future, "__await__"):
            raise TypeError("An asyncio.Future, a coroutine or an awaitable is required")
        coro_or_future = _await(coro_or_future)
    if loop is None:
        loop = get_event_loop()
    return loop.create_task(coro_or_future)


async def _await(awaitable):
    return await awaitable


def current_task(loop=None):
    return _current.get(get_running_loop() if loop is None else loop)


def all_tasks(loop=None):
    loop = get_running_loop() if loop is None else loop
    return {task for task in loop._tasks.values() if not task.done()}
