"""Contexts: everything that `multiprocessing` makes, for one way to start processes."""

import os

from multiprocessing import process


class ProcessError(Exception):
    """What errors of this package have in common."""


class BufferTooShort(ProcessError):
    """The message is longer than the buffer."""


class TimeoutError(ProcessError):
    """It took too long."""


class AuthenticationError(ProcessError):
    """The other side could not say who it is."""


ProcessError.__module__ = BufferTooShort.__module__ = "multiprocessing.context"

_METHODS = ["fork", "spawn", "forkserver"]


class BaseContext:
    """Makes processes, and what they share."""

    ProcessError = ProcessError
    BufferTooShort = BufferTooShort
    TimeoutError = TimeoutError
    AuthenticationError = AuthenticationError
    Process = process.Process

    def current_process(self):
        return process.current_process()

    def parent_process(self):
        return process.parent_process()

    def active_children(self):
        return process.active_children()

    def cpu_count(self):
        count = os.cpu_count()
        if count is None:
            raise NotImplementedError("cannot determine number of cpus")
        return count

    def freeze_support(self):
        pass

    def Manager(self):
        raise NotImplementedError("multiprocessing.Manager is not available here: share a Queue, Value or Array")

    def Pipe(self, duplex=True):
        from multiprocessing.connection import Pipe

        return Pipe(duplex)

    def Lock(self):
        from multiprocessing.synchronize import Lock

        return Lock()

    def RLock(self):
        from multiprocessing.synchronize import RLock

        return RLock()

    def Condition(self, lock=None):
        from multiprocessing.synchronize import Condition

        return Condition(lock)

    def Semaphore(self, value=1):
        from multiprocessing.synchronize import Semaphore

        return Semaphore(value)

    def BoundedSemaphore(self, value=1):
        from multiprocessing.synchronize import BoundedSemaphore

        return BoundedSemaphore(value)

    def Event(self):
        from multiprocessing.synchronize import Event

        return Event()

    def Barrier(self, parties, action=None, timeout=None):
        from multiprocessing.synchronize import Barrier

        return Barrier(parties, action, timeout)

    def Queue(self, maxsize=0):
        from multiprocessing.queues import Queue

        return Queue(maxsize)

    def JoinableQueue(self, maxsize=0):
        from multiprocessing.queues import JoinableQueue

        return JoinableQueue(maxsize)

    def SimpleQueue(self):
        from multiprocessing.queues import SimpleQueue

        return SimpleQueue()

    def Pool(self, processes=None, initializer=None, initargs=(), maxtasksperchild=None):
        from multiprocessing.pool import Pool

        context = self.get_context()
        return Pool(processes, initializer, initargs, maxtasksperchild, context=context)

    def RawValue(self, typecode_or_type, *args):
        from multiprocessing.sharedctypes import RawValue

        return RawValue(typecode_or_type, *args)

    def RawArray(self, typecode_or_type, size_or_initializer):
        from multiprocessing.sharedctypes import RawArray

        return RawArray(typecode_or_type, size_or_initializer)

    def Value(self, typecode_or_type, *args, lock=True):
        from multiprocessing.sharedctypes import Value

        return Value(typecode_or_type, *args, lock=lock)

    def Array(self, typecode_or_type, size_or_initializer, *, lock=True):
        from multiprocessing.sharedctypes import Array

        return Array(typecode_or_type, size_or_initializer, lock=lock)

    def get_context(self, method=None):
        if method is None:
            return self
        if method not in _METHODS:
            raise ValueError(f"cannot find context for {method!r}")
        return _contexts[method]

    def get_start_method(self, allow_none=False):
        return self._name

    def set_start_method(self, method, force=False):
        raise ValueError("cannot set start method of concrete context")

    def get_all_start_methods(self):
        return list(_METHODS)


def _context_class(method):
    prefix = {"fork": "Fork", "spawn": "Spawn", "forkserver": "ForkServer"}[method]
    # Names of processes begin with that of their class.
    make = type(f"{prefix}Process", (process.Process,), {"_start_method": method})
    make.__module__ = "multiprocessing.context"
    # By this name it is found again when a process is sent.
    globals()[make.__name__] = make
    return type(f"{prefix}Context", (BaseContext,), {"_name": method, "Process": make})


# Processes start as copies whatever they are asked for: the names are for programs that say one.
_contexts = {method: _context_class(method)() for method in _METHODS}


class DefaultContext(BaseContext):
    """The context of a program that has not chosen."""

    _chosen = None

    def get_context(self, method=None):
        if method is None:
            # Who uses the default has chosen it.
            if self._chosen is None:
                self._chosen = _contexts["fork"]
            return self._chosen
        return super().get_context(method)

    def set_start_method(self, method, force=False):
        if self._chosen is not None and not force:
            raise RuntimeError("context has already been set")
        self._chosen = None if method is None and force else self.get_context(method)

    def get_start_method(self, allow_none=False):
        if self._chosen is None and allow_none:
            return None
        return self.get_context()._name


default_context = DefaultContext()
