"""Tasks that end together."""

from asyncio.events import get_running_loop
from asyncio.exceptions import CancelledError
from asyncio.tasks import current_task


class TaskGroup:
    """Tasks that are all done when the block ends; if one fails, the others are cancelled.

    All failures are raised together, as an `ExceptionGroup`.
    """

    def __init__(self):
        self._tasks = {}  # in the order in which they were made, so that they are cancelled in it
        self._errors = []
        self._parent = None
        self._entered = self._exiting = self._aborting = False
        self._parent_cancelled = False
        self._all_done = None

    def __repr__(self):
        info = []
        if self._tasks:
            info.append(f"tasks={len(self._tasks)}")
        if self._errors:
            info.append(f"errors={len(self._errors)}")
        if self._aborting:
            info.append("cancelling")
        elif self._entered:
            info.append("entered")
        return f"<TaskGroup{' ' + ' '.join(info) if info else ''}>"

    async def __aenter__(self):
        if self._entered:
            raise RuntimeError(f"TaskGroup {self!r} has been already entered")
        self._parent = current_task()
        if self._parent is None:
            raise RuntimeError(f"TaskGroup {self!r} cannot determine the parent task")
        self._entered = True
        return self

    def create_task(self, coro, *, name=None, context=None):
        if not self._entered:
            raise RuntimeError(f"TaskGroup {self!r} has not been entered")
        if self._exiting and not self._tasks:
            raise RuntimeError(f"TaskGroup {self!r} is finished")
        if self._aborting:
            raise RuntimeError(f"TaskGroup {self!r} is shutting down")
        task = get_running_loop().create_task(coro, name=name)
        self._tasks[task] = None
        task.add_done_callback(self._on_done)
        return task

    async def __aexit__(self, exc_type, exc_value, traceback):
        self._exiting = True
        cancelled = exc_value if exc_type is CancelledError else None
        if self._parent_cancelled and self._parent.uncancel() == 0:
            # The group itself cancelled the block.
            cancelled = None
        if exc_type is not None and not self._aborting:
            self._abort()
        while self._tasks:
            self._all_done = get_running_loop().create_future()
            try:
                await self._all_done
            except CancelledError as error:
                if not self._aborting:
                    cancelled = error
                    self._abort()
        if cancelled is not None and not self._errors:
            raise cancelled
        if exc_type is not None and exc_type is not CancelledError:
            self._errors.insert(0, exc_value)
        for error in self._errors:
            if isinstance(error, (SystemExit, KeyboardInterrupt)):
                raise error
        if self._errors:
            raise BaseExceptionGroup("unhandled errors in a TaskGroup", self._errors)

    def _abort(self):
        self._aborting = True
        for task in list(self._tasks):
            task.cancel()

    def _on_done(self, task):
        self._tasks.pop(task, None)
        if self._all_done is not None and not self._tasks and not self._all_done.done():
            self._all_done.set_result(True)
        if task.cancelled() or task.exception() is None:
            return
        self._errors.append(task.exception())
        if not self._aborting:
            self._abort()
            if not self._exiting:
                # The block does not wait for the tasks yet: it is told by being cancelled.
                self._parent_cancelled = True
                self._parent.cancel()
