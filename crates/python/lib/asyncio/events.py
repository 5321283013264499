"""The event loop: what is to be called now, what later, and waiting for the next."""

import _thread
import heapq
import sys
import threading
from collections import deque
from time import monotonic

from asyncio.exceptions import CancelledError

# The running loop, and the loop that `set_event_loop` set, of each thread.
_local = threading.local()


class Handle:
    """A call that the loop will make."""

    def __init__(self, callback, args, loop):
        self._callback = callback
        self._args = args
        self._loop = loop
        self._cancelled = False

    def cancel(self):
        if not self._cancelled:
            self._cancelled = True
            self._callback = None
            self._args = None

    def cancelled(self):
        return self._cancelled

    def _run(self):
        try:
            self._callback(*self._args)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            text = f"Exception in callback {_name_of(self._callback)}()"
            self._loop.call_exception_handler(
                {"message": text, "exception": error, "handle": self}
            )

    def __repr__(self):
        if self._cancelled:
            return f"<{type(self).__name__} cancelled>"
        return f"<{type(self).__name__} {_name_of(self._callback)}()>"


class TimerHandle(Handle):
    """A call that the loop will make at some time."""

    def __init__(self, when, number, callback, args, loop):
        super().__init__(callback, args, loop)
        self._when = when
        # Calls for the same time are made in the order in which they were asked for.
        self._number = number

    def when(self):
        return self._when

    def __lt__(self, other):
        return (self._when, self._number) < (other._when, other._number)


def _name_of(callback):
    return getattr(callback, "__qualname__", None) or repr(callback)


class AbstractEventLoop:
    """What all loops are."""


class EventLoop(AbstractEventLoop):
    """Runs callbacks, one after another, on the thread that runs the loop."""

    def __init__(self):
        self._ready = deque()
        self._scheduled = []
        self._numbers = iter(range(sys.maxsize))
        self._is_running = False
        self._is_closed = False
        self._stopping = False
        self._debug = False
        self._exception_handler = None
        self._task_factory = None
        self._default_executor = None
        # Tasks that are not done, and failed futures that nobody has asked yet.
        self._tasks = {}
        self._unheard = {}
        # Released by other threads that bring a call.
        self._wake = threading.Lock()
        self._wake.acquire()
        _thread._label(self._wake, "a call for the event loop")

    def __repr__(self):
        return (
            f"<{type(self).__name__} running={self._is_running} "
            f"closed={self._is_closed} debug={self._debug}>"
        )

    def time(self):
        return monotonic()

    def get_debug(self):
        return self._debug

    def set_debug(self, enabled):
        self._debug = enabled

    def is_running(self):
        return self._is_running

    def is_closed(self):
        return self._is_closed

    # Calls.

    def call_soon(self, callback, *args, context=None):
        self._check_open()
        handle = Handle(callback, args, self)
        self._ready.append(handle)
        return handle

    def call_soon_threadsafe(self, callback, *args, context=None):
        handle = self.call_soon(callback, *args)
        try:
            self._wake.release()
        except RuntimeError:
            # Another thread has woken the loop already.
            pass
        return handle

    def call_later(self, delay, callback, *args, context=None):
        if delay is None:
            raise TypeError("delay must not be None")
        return self.call_at(self.time() + delay, callback, *args)

    def call_at(self, when, callback, *args, context=None):
        if when is None:
            raise TypeError("when cannot be None")
        self._check_open()
        handle = TimerHandle(when, next(self._numbers), callback, args, self)
        heapq.heappush(self._scheduled, handle)
        return handle

    def _check_open(self):
        if self._is_closed:
            raise RuntimeError("Event loop is closed")

    # Futures and tasks.

    def create_future(self):
        from asyncio.futures import Future

        return Future(loop=self)

    def create_task(self, coro, *, name=None, context=None):
        from asyncio.tasks import Task

        self._check_open()
        if self._task_factory is not None:
            task = self._task_factory(self, coro)
            if name is not None:
                task.set_name(name)
            return task
        return Task(coro, loop=self, name=name)

    def set_task_factory(self, factory):
        self._task_factory = factory

    def get_task_factory(self):
        return self._task_factory

    def run_in_executor(self, executor, func, *args):
        from asyncio.futures import wrap_future

        self._check_open()
        if executor is None:
            executor = self._own_executor()
        return wrap_future(executor.submit(func, *args), loop=self)

    def _own_executor(self):
        if self._default_executor is None:
            from concurrent.futures import ThreadPoolExecutor

            self._default_executor = ThreadPoolExecutor(thread_name_prefix="asyncio")
        return self._default_executor

    def set_default_executor(self, executor):
        self._default_executor = executor

    # Running.

    def run_until_complete(self, future):
        from asyncio.tasks import ensure_future, iscoroutine

        self._check_open()
        self._check_running()
        is_new = iscoroutine(future)
        future = ensure_future(future, loop=self)
        future.add_done_callback(self._stop_after)
        try:
            self.run_forever()
        except BaseException:
            if is_new and future.done() and not future.cancelled():
                # The exception comes out of the task: nobody else will ask for it.
                future.exception()
            raise
        finally:
            future.remove_done_callback(self._stop_after)
        if not future.done():
            raise RuntimeError("Event loop stopped before Future completed.")
        return future.result()

    def _stop_after(self, future):
        if not future.cancelled() and isinstance(
            future._exception, (SystemExit, KeyboardInterrupt)
        ):
            # It has ended the loop already.
            return
        self.stop()

    def run_forever(self):
        self._check_open()
        self._check_running()
        self._is_running = True
        _local.running = self
        try:
            while True:
                self._run_once()
                if self._stopping:
                    break
        finally:
            self._stopping = False
            self._is_running = False
            _local.running = None

    def _check_running(self):
        if self._is_running:
            raise RuntimeError("This event loop is already running")
        if getattr(_local, "running", None) is not None:
            raise RuntimeError("Cannot run the event loop while another loop is running")

    def stop(self):
        self._stopping = True

    def _run_once(self):
        self._drop_cancelled()
        self._wait()
        now = self.time() + 1e-9
        while self._scheduled and self._scheduled[0]._when <= now:
            self._ready.append(heapq.heappop(self._scheduled))
        # What these calls bring is for the next round.
        for _ in range(len(self._ready)):
            handle = self._ready.popleft()
            if not handle._cancelled:
                handle._run()

    def _drop_cancelled(self):
        while self._scheduled and self._scheduled[0]._cancelled:
            heapq.heappop(self._scheduled)

    def _wait(self):
        if self._ready or self._stopping:
            self._wake.acquire(False)
        elif self._scheduled:
            left = self._scheduled[0]._when - self.time()
            if left > 0:
                self._wake.acquire(True, min(left, threading.TIMEOUT_MAX))
        else:
            self._wake.acquire()

    def close(self):
        if self._is_running:
            raise RuntimeError("Cannot close a running event loop")
        if self._is_closed:
            return
        for future in list(self._unheard.values()):
            future._tell_unheard()
        self._unheard.clear()
        self._is_closed = True
        self._ready.clear()
        self._scheduled.clear()
        if self._default_executor is not None:
            self._default_executor.shutdown(wait=False)
            self._default_executor = None

    async def shutdown_asyncgens(self):
        """Asynchronous generators that nobody closed are let go of."""

    async def shutdown_default_executor(self):
        executor, self._default_executor = self._default_executor, None
        if executor is None:
            return
        # Another thread waits, because its last calls may still need this loop.
        future = self.create_future()

        def wait():
            executor.shutdown(wait=True)
            self.call_soon_threadsafe(lambda: future.done() or future.set_result(None))

        thread = threading.Thread(target=wait)
        thread.start()
        try:
            await future
        finally:
            thread.join()

    # Errors that nobody catches.

    def set_exception_handler(self, handler):
        if handler is not None and not callable(handler):
            raise TypeError(f"A callable object or None is expected, got {handler!r}")
        self._exception_handler = handler

    def get_exception_handler(self):
        return self._exception_handler

    def default_exception_handler(self, context):
        import logging

        lines = [context.get("message") or "Unhandled exception in event loop"]
        for key in sorted(context):
            if key not in ("message", "exception"):
                lines.append(f"{key}: {context[key]!r}")
        error = context.get("exception")
        exc_info = None if error is None else (type(error), error, error.__traceback__)
        logging.getLogger("asyncio").error("\n".join(lines), exc_info=exc_info)

    def call_exception_handler(self, context):
        if self._exception_handler is None:
            self.default_exception_handler(context)
            return
        try:
            self._exception_handler(self, context)
        except (SystemExit, KeyboardInterrupt, CancelledError):
            raise
        except BaseException as error:
            self.default_exception_handler(
                {
                    "message": "Unhandled error in exception handler",
                    "exception": error,
                    "context": context,
                }
            )


def new_event_loop():
    return EventLoop()


def set_event_loop(loop):
    _local.loop = loop
    _local.was_set = True


def get_running_loop():
    loop = getattr(_local, "running", None)
    if loop is None:
        raise RuntimeError("no running event loop")
    return loop


_get_running_loop_or_none = lambda: getattr(_local, "running", None)


def get_event_loop():
    running = getattr(_local, "running", None)
    if running is not None:
        return running
    loop = getattr(_local, "loop", None)
    if loop is None:
        thread = threading.current_thread()
        if thread is not threading.main_thread() or getattr(_local, "was_set", False):
            raise RuntimeError(f"There is no current event loop in thread {thread.name!r}.")
        loop = new_event_loop()
        set_event_loop(loop)
    return loop
