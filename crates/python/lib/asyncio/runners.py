"""Running a coroutine from outside of any loop, and calls between loops and threads."""

from asyncio.events import get_running_loop, new_event_loop, set_event_loop
from asyncio.events import _get_running_loop_or_none

from asyncio.tasks import all_tasks, ensure_future, iscoroutine
from asyncio.waiting import gather


class Runner:
    """One loop for several coroutines, one after another."""

    def __init__(self, *, debug=None, loop_factory=None):
        self._debug = debug
        self._loop_factory = loop_factory
        self._loop = None
        self._closed = False

    def __enter__(self):
        self.get_loop()
        return self

    def __exit__(self, exc_type, exc_value, traceback):
        self.close()

    def get_loop(self):
        if self._closed:
            raise RuntimeError("Runner is closed")
        if self._loop is None:
            if self._loop_factory is None:
                self._loop = new_event_loop()
                set_event_loop(self._loop)
            else:
                self._loop = self._loop_factory()
            if self._debug is not None:
                self._loop.set_debug(self._debug)
        return self._loop

    def run(self, coro, *, context=None):
        if not iscoroutine(coro):
            raise ValueError(f"a coroutine was expected, got {coro!r}")
        if _get_running_loop_or_none() is not None:
            raise RuntimeError("Runner.run() cannot be called from a running event loop")
        loop = self.get_loop()
        return loop.run_until_complete(loop.create_task(coro))

    def close(self):
        loop = self._loop
        if loop is None or self._closed:
            return
        self._closed = True
        try:
            _cancel_all(loop)
            loop.run_until_complete(loop.shutdown_asyncgens())
            loop.run_until_complete(loop.shutdown_default_executor())
        finally:
            if self._loop_factory is None:
                set_event_loop(None)
            loop.close()


def run(main, *, debug=None):
    if _get_running_loop_or_none() is not None:
        raise RuntimeError("asyncio.run() cannot be called from a running event loop")
    with Runner(debug=debug) as runner:
        return runner.run(main)


def _cancel_all(loop):
    tasks = all_tasks(loop)
    if not tasks:
        return
    for task in tasks:
        task.cancel()
    loop.run_until_complete(_settled(tasks))
    for task in tasks:
        if not task.cancelled() and task.exception() is not None:
            loop.call_exception_handler(
                {
                    "message": "unhandled exception during asyncio.run() shutdown",
                    "exception": task.exception(),
                    "task": task,
                }
            )


async def _settled(tasks):
    await gather(*tasks, return_exceptions=True)


async def to_thread(func, /, *args, **kwargs):
    """What `func` returns, called on another thread."""
    return await get_running_loop().run_in_executor(None, lambda: func(*args, **kwargs))


def run_coroutine_threadsafe(coro, loop):
    """A future of `concurrent.futures` for a coroutine that a loop of another thread runs."""
    from concurrent.futures import Future

    if not iscoroutine(coro):
        raise TypeError("A coroutine object is required")
    future = Future()

    def start():
        try:
            task = ensure_future(coro, loop=loop)
            task.add_done_callback(lambda task: _hand_over(task, future))
        except BaseException as error:
            if future.set_running_or_notify_cancel():
                future.set_exception(error)
            raise

    loop.call_soon_threadsafe(start)
    return future


def _hand_over(task, future):
    if task.cancelled():
        future.cancel()
        future.set_running_or_notify_cancel()
    elif future.set_running_or_notify_cancel():
        if task.exception() is not None:
            future.set_exception(task.exception())
        else:
            future.set_result(task.result())
