"""Queues between threads."""

from collections import deque
from heapq import heappop, heappush
from time import monotonic as _monotonic
import _thread
import threading

__all__ = ["Empty", "Full", "Queue", "PriorityQueue", "LifoQueue", "SimpleQueue"]


class Empty(Exception):
    """`get(block=False)` of an empty queue, or too long a wait."""


class Full(Exception):
    """`put(block=False)` into a full queue, or too long a wait."""


Empty.__module__ = "_queue"


class Queue:
    """First in, first out; with a bound if `maxsize` is above zero."""

    def __init__(self, maxsize=0):
        self.maxsize = maxsize
        self._init(maxsize)
        self.mutex = threading.Lock()
        # Three reasons to wait, under one lock.
        self.not_empty = threading.Condition(self.mutex)
        self.not_full = threading.Condition(self.mutex)
        self.all_tasks_done = threading.Condition(self.mutex)
        self.not_empty._purpose = "an item in a queue"
        self.not_full._purpose = "room in a queue"
        self.all_tasks_done._purpose = "the tasks of a queue"
        self.unfinished_tasks = 0

    def put(self, item, block=True, timeout=None):
        with self.mutex:
            if self.maxsize > 0:
                if not block:
                    if self._qsize() >= self.maxsize:
                        raise Full
                elif not _wait(self.not_full, lambda: self._qsize() < self.maxsize, timeout):
                    raise Full
            self._put(item)
            _thread._note("put", self)
            self.unfinished_tasks += 1
            self.not_empty.notify()

    def get(self, block=True, timeout=None):
        with self.mutex:
            if not block:
                if not self._qsize():
                    raise Empty
            elif not _wait(self.not_empty, self._qsize, timeout):
                raise Empty
            item = self._get()
            _thread._note("get", self)
            self.not_full.notify()
            return item

    def put_nowait(self, item):
        return self.put(item, block=False)

    def get_nowait(self):
        return self.get(block=False)

    def task_done(self):
        with self.mutex:
            if self.unfinished_tasks <= 0:
                raise ValueError("task_done() called too many times")
            self.unfinished_tasks -= 1
            if self.unfinished_tasks == 0:
                self.all_tasks_done.notify_all()

    def join(self):
        with self.mutex:
            while self.unfinished_tasks:
                self.all_tasks_done.wait()

    def qsize(self):
        with self.mutex:
            return self._qsize()

    def empty(self):
        with self.mutex:
            return not self._qsize()

    def full(self):
        with self.mutex:
            return 0 < self.maxsize <= self._qsize()

    # What a subclass replaces to keep its items in another order.

    def _init(self, maxsize):
        self.queue = deque()

    def _qsize(self):
        return len(self.queue)

    def _put(self, item):
        self.queue.append(item)

    def _get(self):
        return self.queue.popleft()


class PriorityQueue(Queue):
    """The least item first."""

    def _init(self, maxsize):
        self.queue = []

    def _put(self, item):
        heappush(self.queue, item)

    def _get(self):
        return heappop(self.queue)


class LifoQueue(Queue):
    """The latest item first."""

    def _init(self, maxsize):
        self.queue = []

    def _get(self):
        return self.queue.pop()


class SimpleQueue:
    """A queue without bound and without tasks."""

    def __init__(self):
        self._items = deque()
        self._not_empty = threading.Condition(threading.Lock())
        self._not_empty._purpose = "an item in a queue"

    def put(self, item, block=True, timeout=None):
        with self._not_empty:
            self._items.append(item)
            _thread._note("put", self)
            self._not_empty.notify()

    def get(self, block=True, timeout=None):
        with self._not_empty:
            if not block:
                if not self._items:
                    raise Empty
            elif not _wait(self._not_empty, self._items.__len__, timeout):
                raise Empty
            _thread._note("get", self)
            return self._items.popleft()

    def put_nowait(self, item):
        self.put(item, block=False)

    def get_nowait(self):
        return self.get(block=False)

    def empty(self):
        return not self._items

    def qsize(self):
        return len(self._items)


SimpleQueue.__module__ = "_queue"


def _wait(condition, is_ready, timeout):
    """Whether it became so in time; `condition` is held."""
    if timeout is None:
        while not is_ready():
            condition.wait()
        return True
    if timeout < 0:
        raise ValueError("'timeout' must be a non-negative number")
    deadline = _monotonic() + timeout
    while not is_ready():
        remaining = deadline - _monotonic()
        if remaining <= 0:
            return False
        condition.wait(remaining)
    return True
