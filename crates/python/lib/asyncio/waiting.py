"""Sleeping, and waiting for one or several tasks."""

from asyncio.events import get_event_loop, get_running_loop
from asyncio.exceptions import CancelledError
from asyncio.futures import Future, isfuture
from asyncio.tasks import ensure_future, iscoroutine

FIRST_COMPLETED = "FIRST_COMPLETED"
FIRST_EXCEPTION = "FIRST_EXCEPTION"
ALL_COMPLETED = "ALL_COMPLETED"


class _Yield:
    """Awaited, it lets the other tasks run once."""

    def __await__(self):
        yield


def _set_if_pending(future, result=None):
    if not future.done():
        future.set_result(result)


async def sleep(delay, result=None):
    if delay <= 0:
        await _Yield()
        return result
    loop = get_running_loop()
    future = loop.create_future()
    timer = loop.call_later(delay, _set_if_pending, future, result)
    try:
        return await future
    finally:
        timer.cancel()


async def wait(fs, *, timeout=None, return_when=ALL_COMPLETED):
    if isfuture(fs) or iscoroutine(fs):
        raise TypeError(f"expect a list of futures, not {type(fs).__name__}")
    if not fs:
        raise ValueError("Set of Tasks/Futures is empty.")
    if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        raise ValueError(f"Invalid return_when value: {return_when}")
    # A dictionary: without doubles, but in order.
    futures = list(dict.fromkeys(fs))
    if any(iscoroutine(future) for future in futures):
        raise TypeError("Passing coroutines is forbidden, use tasks explicitly.")
    await _wait(futures, timeout, return_when)
    done = {future for future in futures if future.done()}
    return done, set(futures) - done


async def _wait(futures, timeout, return_when):
    loop = get_running_loop()
    enough = loop.create_future()
    left = sum(not future.done() for future in futures)
    is_enough = left == 0 or any(
        future.done() and _counts(future, return_when) for future in futures
    )
    if is_enough:
        return

    def on_done(future):
        nonlocal left
        left -= 1
        if left == 0 or _counts(future, return_when):
            _set_if_pending(enough)

    for future in futures:
        if not future.done():
            future.add_done_callback(on_done)
    timer = None if timeout is None else loop.call_later(timeout, _set_if_pending, enough)
    try:
        await enough
    finally:
        if timer is not None:
            timer.cancel()
        for future in futures:
            future.remove_done_callback(on_done)


def _counts(future, return_when):
    """Does this end of a future end the wait?"""
    if return_when == FIRST_COMPLETED:
        return True
    if return_when == FIRST_EXCEPTION:
        return not future.cancelled() and future._exception is not None
    return False


async def wait_for(fut, timeout):
    if timeout is None:
        return await fut
    future = ensure_future(fut, loop=get_running_loop())
    try:
        # `sleep(0)` would let the task run: with no time at all it is not even started.
        if timeout > 0:
            await _wait([future], timeout, ALL_COMPLETED)
    except CancelledError:
        if future.done():
            return future.result()
        await _cancel_and_wait(future)
        raise
    if future.done():
        return future.result()
    await _cancel_and_wait(future)
    try:
        return future.result()
    except CancelledError as error:
        raise TimeoutError() from error


async def _cancel_and_wait(future):
    future.cancel()
    await _wait([future], None, ALL_COMPLETED)


def as_completed(fs, *, timeout=None):
    """Coroutines, the first of which gives what is ready first."""
    if isfuture(fs) or iscoroutine(fs):
        raise TypeError(f"expect an iterable of futures, not {type(fs).__name__}")
    from asyncio.queues import Queue

    loop = get_event_loop()
    done = Queue()
    todo = {ensure_future(f, loop=loop) for f in dict.fromkeys(fs)}

    def on_done(future):
        if future in todo:
            todo.remove(future)
            done.put_nowait(future)
            if not todo and timer is not None:
                timer.cancel()

    def on_timeout():
        for future in todo:
            future.remove_done_callback(on_done)
            done.put_nowait(None)
        todo.clear()

    async def _wait_for_one():
        future = await done.get()
        if future is None:
            raise TimeoutError
        return future.result()

    for future in todo:
        future.add_done_callback(on_done)
    timer = loop.call_later(timeout, on_timeout) if timeout is not None and todo else None
    for _ in range(len(todo)):
        yield _wait_for_one()


class _GatheringFuture(Future):
    """Ends with the last of its children; to cancel it is to cancel them."""

    def __init__(self, children, loop):
        super().__init__(loop=loop)
        self._children = children
        self._cancel_requested = False

    def cancel(self, msg=None):
        if self.done():
            return False
        # Every child is asked, also after one said yes.
        any_cancelled = False
        for child in self._children:
            if child.cancel(msg=msg):
                any_cancelled = True
        if any_cancelled:
            self._cancel_requested = True
        return any_cancelled


def gather(*coros_or_futures, return_exceptions=False):
    """The results of all, in the order given."""
    if not coros_or_futures:
        outer = get_event_loop().create_future()
        outer.set_result([])
        return outer
    loop = None
    by_argument = {}
    for arg in coros_or_futures:
        if arg not in by_argument:
            future = ensure_future(arg, loop=loop)
            loop = future.get_loop()
            by_argument[arg] = future
    children = [by_argument[arg] for arg in coros_or_futures]
    distinct = list(by_argument.values())
    outer = _GatheringFuture(children, loop)
    left = len(distinct)

    def on_done(future):
        nonlocal left
        left -= 1
        if outer.done():
            if not future.cancelled():
                # It counts as heard of, though nobody will be told.
                future.exception()
            return
        if not return_exceptions:
            if future.cancelled():
                outer.set_exception(future._make_cancelled_error())
                return
            error = future.exception()
            if error is not None:
                outer.set_exception(error)
                return
        if left == 0:
            finish()

    def finish():
        if outer._cancel_requested:
            outer.set_exception(_cancelled_of(children))
        else:
            outer.set_result([_outcome(child) for child in children])

    for future in distinct:
        future.add_done_callback(on_done)
    return outer


def _outcome(future):
    if future.cancelled():
        # With an empty message, as CPython's.
        return CancelledError(future._cancel_message or "")
    error = future.exception()
    return future.result() if error is None else error


def _cancelled_of(children):
    for child in children:
        if child.cancelled():
            return child._make_cancelled_error()
    return CancelledError()


def shield(arg):
    """What `arg` will give, without its being cancelled by who waits."""
    inner = ensure_future(arg)
    if inner.done():
        return inner
    outer = inner.get_loop().create_future()

    def on_inner_done(inner):
        if outer.cancelled():
            if not inner.cancelled():
                inner.exception()
        elif inner.cancelled():
            outer.cancel()
        elif inner.exception() is not None:
            outer.set_exception(inner.exception())
        else:
            outer.set_result(inner.result())

    def on_outer_done(_):
        if not inner.done():
            inner.remove_done_callback(on_inner_done)

    inner.add_done_callback(on_inner_done)
    outer.add_done_callback(on_outer_done)
    return outer
