"""What can go wrong with tasks and futures."""

TimeoutError = TimeoutError


class CancelledError(BaseException):
    """The future or task was cancelled."""


class InvalidStateError(Exception):
    """The future is in no state for this."""


class BrokenBarrierError(RuntimeError):
    """The barrier was broken, or reset while tasks waited."""


class QueueEmpty(Exception):
    """`get_nowait` of an empty queue."""


class QueueFull(Exception):
    """`put_nowait` into a full queue."""


QueueEmpty.__module__ = QueueFull.__module__ = "asyncio.queues"
