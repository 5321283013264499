"""Futures: results that tasks wait for."""

from asyncio.events import get_event_loop
from asyncio.exceptions import CancelledError, InvalidStateError

_PENDING = "PENDING"
_CANCELLED = "CANCELLED"
_FINISHED = "FINISHED"


class Future:
    """A result that is not there yet."""

    _state = _PENDING

    def __init__(self, *, loop=None):
        self._loop = get_event_loop() if loop is None else loop
        self._result = None
        self._exception = None
        self._callbacks = []
        self._cancel_message = None
        # The exception that a cancelled task ended with, to be raised once more.
        self._cancelled_error = None

    def __repr__(self):
        return f"<{' '.join([type(self).__name__, *self._repr_info()])}>"

    def _repr_info(self):
        info = [self._state.lower()]
        if self._state == _FINISHED:
            if self._exception is not None:
                info.append(f"exception={self._exception!r}")
            else:
                info.append(f"result={self._result!r}")
        return info

    def get_loop(self):
        return self._loop

    def cancelled(self):
        return self._state == _CANCELLED

    def done(self):
        return self._state != _PENDING

    def cancel(self, msg=None):
        if self.done():
            return False
        self._state = _CANCELLED
        self._cancel_message = msg
        self._call_back()
        return True

    def _make_cancelled_error(self):
        if self._cancelled_error is not None:
            error, self._cancelled_error = self._cancelled_error, None
            return error
        message = self._cancel_message
        return CancelledError() if message is None else CancelledError(message)

    def result(self):
        error = self._exception_of("Result is not set.")
        if error is not None:
            raise error.with_traceback(self._traceback)
        return self._result

    def exception(self):
        return self._exception_of("Exception is not set.")

    def _exception_of(self, problem):
        if self._state == _CANCELLED:
            raise self._make_cancelled_error()
        if self._state != _FINISHED:
            raise InvalidStateError(problem)
        self._loop._unheard.pop(id(self), None)
        return self._exception

    def set_result(self, result):
        self._check_pending()
        self._result = result
        self._state = _FINISHED
        self._call_back()

    def set_exception(self, exception):
        self._check_pending()
        if isinstance(exception, type):
            exception = exception()
        if isinstance(exception, StopIteration):
            raise TypeError("StopIteration interacts badly with generators and cannot be raised into a Future")
        self._exception = exception
        # A traceback grows with each `raise`: it starts anew for each one who asks.
        self._traceback = exception.__traceback__
        self._state = _FINISHED
        self._call_back()
        self._loop._unheard[id(self)] = self

    def _check_pending(self):
        if self.done():
            raise InvalidStateError("invalid state")

    def _tell_unheard(self):
        self._loop.call_exception_handler(
            {
                "message": f"{type(self).__name__} exception was never retrieved",
                "exception": self._exception,
                "future": self,
            }
        )

    def add_done_callback(self, fn, *, context=None):
        if self.done():
            self._loop.call_soon(fn, self)
        else:
            self._callbacks.append(fn)

    def remove_done_callback(self, fn):
        kept = [callback for callback in self._callbacks if callback != fn]
        removed = len(self._callbacks) - len(kept)
        self._callbacks = kept
        return removed

    def _call_back(self):
        callbacks, self._callbacks = self._callbacks, []
        for callback in callbacks:
            self._loop.call_soon(callback, self)

    def __await__(self):
        if not self.done():
            yield self
            if not self.done():
                raise RuntimeError("await wasn't used with future")
        return self.result()

    __iter__ = __await__


def isfuture(obj):
    return isinstance(obj, Future)


def wrap_future(future, *, loop=None):
    """A future of the loop for one of `concurrent.futures`."""
    if isfuture(future):
        return future
    loop = get_event_loop() if loop is None else loop
    wrapper = loop.create_future()
    chain(future, wrapper, loop)
    return wrapper


def chain(future, wrapper, loop):
    """Has `wrapper`, of the loop, end as `future`, of `concurrent.futures`; and be cancelled with it."""

    def take_over():
        if wrapper.cancelled():
            return
        if future.cancelled():
            wrapper.cancel()
        elif future.exception() is not None:
            wrapper.set_exception(future.exception())
        else:
            wrapper.set_result(future.result())

    def on_done(_):
        if not loop.is_closed():
            loop.call_soon_threadsafe(take_over)

    def on_wrapper_done(wrapper):
        if wrapper.cancelled():
            future.cancel()

    wrapper.add_done_callback(on_wrapper_done)
    future.add_done_callback(on_done)
