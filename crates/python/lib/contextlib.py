"""Helpers for `with`."""

import sys
from abc import ABC, abstractmethod
from functools import wraps

__all__ = [
    "asynccontextmanager", "contextmanager", "closing", "nullcontext", "AbstractContextManager",
    "AbstractAsyncContextManager", "AsyncExitStack", "ContextDecorator", "ExitStack",
    "redirect_stdout", "redirect_stderr", "suppress", "aclosing", "AsyncContextDecorator",
]


class AbstractContextManager(ABC):
    """What has `__enter__`, which gives itself unless overridden, and `__exit__`."""

    def __enter__(self):
        return self

    @abstractmethod
    def __exit__(self, exc_type, exc_value, traceback):
        return None

    @classmethod
    def __subclasshook__(cls, other):
        if cls is AbstractContextManager:
            return _has_all(other, "__enter__", "__exit__")
        return NotImplemented


class AbstractAsyncContextManager(ABC):
    """What has `__aenter__`, which gives itself unless overridden, and `__aexit__`."""

    async def __aenter__(self):
        return self

    @abstractmethod
    async def __aexit__(self, exc_type, exc_value, traceback):
        return None

    @classmethod
    def __subclasshook__(cls, other):
        if cls is AbstractAsyncContextManager:
            return _has_all(other, "__aenter__", "__aexit__")
        return NotImplemented


def _has_all(cls, *names):
    for name in names:
        if not any(name in base.__dict__ for base in cls.__mro__):
            return NotImplemented
    return True


class ContextDecorator:
    """Lets a context manager be a decorator too."""

    def _recreate_cm(self):
        return self

    def __call__(self, func):
        @wraps(func)
        def inner(*args, **kwds):
            with self._recreate_cm():
                return func(*args, **kwds)

        return inner


class AsyncContextDecorator:
    """Lets an asynchronous context manager be a decorator too."""

    def _recreate_cm(self):
        return self

    def __call__(self, func):
        @wraps(func)
        async def inner(*args, **kwds):
            async with self._recreate_cm():
                return await func(*args, **kwds)

        return inner


class _GeneratorBase:
    def __init__(self, func, args, kwds):
        self.gen = func(*args, **kwds)
        self.func, self.args, self.kwds = func, args, kwds
        doc = getattr(func, "__doc__", None)
        self.__doc__ = type(self).__doc__ if doc is None else doc

    def _recreate_cm(self):
        # A generator runs once, so each call of a decorated function needs another.
        return type(self)(self.func, self.args, self.kwds)


class _GeneratorContextManager(_GeneratorBase, ContextDecorator, AbstractContextManager):
    """A context manager around a generator that yields once."""

    def __enter__(self):
        del self.args, self.kwds, self.func
        try:
            return next(self.gen)
        except StopIteration:
            raise RuntimeError("generator didn't yield") from None

    def __exit__(self, exc_type, exc_value, traceback):
        if exc_type is None:
            try:
                next(self.gen)
            except StopIteration:
                return False
            raise RuntimeError("generator didn't stop")
        if exc_value is None:
            exc_value = exc_type()
        try:
            self.gen.throw(exc_value)
        except StopIteration as stop:
            # Swallowed, unless it is the very exception that was thrown in.
            return stop is not exc_value
        except RuntimeError as error:
            if _is_same(error, exc_value, traceback, StopIteration):
                return False
            raise
        except BaseException as error:
            if error is not exc_value:
                raise
            error.__traceback__ = traceback
            return False
        raise RuntimeError("generator didn't stop after throw()")


class _AsyncGeneratorContextManager(
    _GeneratorBase, AbstractAsyncContextManager, AsyncContextDecorator
):
    """A context manager around an asynchronous generator that yields once."""

    async def __aenter__(self):
        del self.args, self.kwds, self.func
        try:
            return await self.gen.__anext__()
        except StopAsyncIteration:
            raise RuntimeError("generator didn't yield") from None

    async def __aexit__(self, exc_type, exc_value, traceback):
        if exc_type is None:
            try:
                await self.gen.__anext__()
            except StopAsyncIteration:
                return False
            raise RuntimeError("generator didn't stop")
        if exc_value is None:
            exc_value = exc_type()
        try:
            await self.gen.athrow(exc_value)
        except StopAsyncIteration as stop:
            return stop is not exc_value
        except RuntimeError as error:
            if _is_same(error, exc_value, traceback, (StopIteration, StopAsyncIteration)):
                return False
            raise
        except BaseException as error:
            if error is not exc_value:
                raise
            error.__traceback__ = traceback
            return False
        raise RuntimeError("generator didn't stop after athrow()")


def _is_same(error, exc_value, traceback, stops):
    """Whether a `RuntimeError` out of a generator is, or stands for, what was thrown in.

    A generator cannot raise `StopIteration`: it becomes a `RuntimeError` caused by it.
    """
    if error is exc_value or (isinstance(exc_value, stops) and error.__cause__ is exc_value):
        exc_value.__traceback__ = traceback
        return True
    return False


def contextmanager(func):
    """Makes a function that gives context managers out of a generator function."""

    @wraps(func)
    def helper(*args, **kwds):
        return _GeneratorContextManager(func, args, kwds)

    return helper


def asynccontextmanager(func):
    """Makes a function that gives asynchronous context managers out of a generator function."""

    @wraps(func)
    def helper(*args, **kwds):
        return _AsyncGeneratorContextManager(func, args, kwds)

    return helper


class closing(AbstractContextManager):
    """Closes `thing` at the end."""

    def __init__(self, thing):
        self.thing = thing

    def __enter__(self):
        return self.thing

    def __exit__(self, exc_type, exc_value, traceback):
        self.thing.close()


class aclosing(AbstractAsyncContextManager):
    """Closes `thing`, an asynchronous generator for example, at the end."""

    def __init__(self, thing):
        self.thing = thing

    async def __aenter__(self):
        return self.thing

    async def __aexit__(self, exc_type, exc_value, traceback):
        await self.thing.aclose()


class nullcontext(AbstractContextManager, AbstractAsyncContextManager):
    """Does nothing."""

    def __init__(self, enter_result=None):
        self.enter_result = enter_result

    def __enter__(self):
        return self.enter_result

    def __exit__(self, exc_type, exc_value, traceback):
        pass

    async def __aenter__(self):
        return self.enter_result

    async def __aexit__(self, exc_type, exc_value, traceback):
        pass


class suppress(AbstractContextManager):
    """Lets exceptions of the given classes end the block, and nothing more."""

    def __init__(self, *exceptions):
        self._exceptions = exceptions

    def __enter__(self):
        pass

    def __exit__(self, exc_type, exc_value, traceback):
        return exc_type is not None and issubclass(exc_type, self._exceptions)


class _Redirect(AbstractContextManager):
    _stream = None

    def __init__(self, new_target):
        self._new_target = new_target
        # A list, because the same object may be entered again within itself.
        self._old_targets = []

    def __enter__(self):
        self._old_targets.append(getattr(sys, self._stream))
        setattr(sys, self._stream, self._new_target)
        return self._new_target

    def __exit__(self, exc_type, exc_value, traceback):
        setattr(sys, self._stream, self._old_targets.pop())


class redirect_stdout(_Redirect):
    """Has everything printed go to `new_target`."""

    _stream = "stdout"


class redirect_stderr(_Redirect):
    """Has what goes to `sys.stderr` go to `new_target`."""

    _stream = "stderr"


class _StackBase:
    def __init__(self):
        # Pairs: whether to await it, and what to call with the exception's three values.
        self._exits = []

    def pop_all(self):
        other = type(self)()
        other._exits = self._exits
        self._exits = []
        return other

    def push(self, exit):
        method = getattr(type(exit), "__exit__", None)
        if method is None:
            self._exits.append((False, exit))
        else:
            self._exits.append((False, _bound(method, exit)))
        return exit

    def enter_context(self, cm):
        cls = type(cm)
        try:
            enter, exit = cls.__enter__, cls.__exit__
        except AttributeError:
            raise TypeError(f"{_quoted(cls)} object does not support the context manager protocol") from None
        result = enter(cm)
        self._exits.append((False, _bound(exit, cm)))
        return result

    def callback(self, callback, /, *args, **kwds):
        def exit(exc_type, exc_value, traceback):
            callback(*args, **kwds)

        exit.__wrapped__ = callback
        self._exits.append((False, exit))
        return callback


def _bound(method, thing):
    return lambda *details: method(thing, *details)


def _quoted(cls):
    return f"'{cls.__module__}.{cls.__qualname__}'"


def _join_contexts(new, old, outside):
    """Has exception `new` be said to have come while `old` was handled, as in nested `with`."""
    while True:
        context = new.__context__
        if context is None or context is old:
            return
        if context is outside:
            break
        new = context
    new.__context__ = old


class ExitStack(_StackBase, AbstractContextManager):
    """Context managers and calls, as many as a program finds, left in the opposite order."""

    def __exit__(self, *details):
        outside = sys.exc_info()[1]
        pending = details[1]
        raised = swallowed = False
        while self._exits:
            _, exit = self._exits.pop()
            try:
                if exit(*_details(pending)):
                    swallowed = pending is not None or swallowed
                    raised, pending = False, None
            except BaseException as error:
                _join_contexts(error, pending, outside)
                raised, pending = True, error
        if raised:
            _raise_as_it_is(pending)
        return swallowed and pending is None

    def close(self):
        self.__exit__(None, None, None)


class AsyncExitStack(_StackBase, AbstractAsyncContextManager):
    """As `ExitStack`, for asynchronous context managers and calls too."""

    async def enter_async_context(self, cm):
        cls = type(cm)
        try:
            enter, exit = cls.__aenter__, cls.__aexit__
        except AttributeError:
            raise TypeError(
                f"{_quoted(cls)} object does not support the asynchronous context manager protocol"
            ) from None
        result = await enter(cm)
        self._exits.append((True, _bound(exit, cm)))
        return result

    def push_async_exit(self, exit):
        method = getattr(type(exit), "__aexit__", None)
        self._exits.append((True, exit if method is None else _bound(method, exit)))
        return exit

    def push_async_callback(self, callback, /, *args, **kwds):
        async def exit(exc_type, exc_value, traceback):
            await callback(*args, **kwds)

        exit.__wrapped__ = callback
        self._exits.append((True, exit))
        return callback

    async def __aexit__(self, *details):
        outside = sys.exc_info()[1]
        pending = details[1]
        raised = swallowed = False
        while self._exits:
            is_async, exit = self._exits.pop()
            try:
                answer = exit(*_details(pending))
                if is_async:
                    answer = await answer
                if answer:
                    swallowed = pending is not None or swallowed
                    raised, pending = False, None
            except BaseException as error:
                _join_contexts(error, pending, outside)
                raised, pending = True, error
        if raised:
            _raise_as_it_is(pending)
        return swallowed and pending is None

    async def aclose(self):
        await self.__aexit__(None, None, None)


def _details(exc_value):
    if exc_value is None:
        return None, None, None
    return type(exc_value), exc_value, exc_value.__traceback__


def _raise_as_it_is(error):
    # `raise` would name the exception that is being handled as the context.
    context = error.__context__
    try:
        raise error
    except BaseException:
        error.__context__ = context
        raise
