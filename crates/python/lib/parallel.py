"""Calls of one function, or of several, at once: the interface of the `python-parallel` package."""

import concurrent.futures as _futures
import enum
import functools

__all__ = ["map", "async_map", "par", "async_par"]


class ExecutorStrategy(enum.Enum):
    """What makes the calls."""

    THREAD_EXECUTOR = "thread"
    PROCESS_EXECUTOR = "process"


class ParallelStatus(enum.Enum):
    """How far calls are."""

    NOT_STARTED = "NOT_STARTED"
    STARTED = "STARTED"
    DONE = "DONE"
    FAILED = "FAILED"


THREAD_EXECUTOR = ExecutorStrategy.THREAD_EXECUTOR
PROCESS_EXECUTOR = ExecutorStrategy.PROCESS_EXECUTOR
NOT_STARTED = ParallelStatus.NOT_STARTED
STARTED = ParallelStatus.STARTED
DONE = ParallelStatus.DONE
FAILED = ParallelStatus.FAILED


class BaseParallelException(Exception):
    """What all errors of this module have in common."""


class ParallelStatusException(BaseParallelException):
    """The executor is in no state for this."""


class TimeoutException(BaseParallelException):
    """A call took too long."""


class exceptions:
    """The errors, by the name of the package's module."""

    BaseParallelException = BaseParallelException
    ParallelStatusException = ParallelStatusException
    TimeoutException = TimeoutException


class ParallelArg:
    """Arguments of one call."""

    def __init__(self, *args, **kwargs):
        self.args = args
        self.kwargs = kwargs


class ParallelJob:
    """One call that is to be made."""

    def __init__(self, fn, name=None, args=None, kwargs=None):
        self.fn = fn
        self.name = name
        self.args = args or []
        self.kwargs = kwargs or {}
        self.status = NOT_STARTED
        self.future = None

    def _key(self):
        return (self.fn, self.name, list(self.args), self.kwargs)

    def __eq__(self, other):
        return isinstance(other, ParallelJob) and self._key() == other._key()

    __hash__ = None

    def __repr__(self):
        return f"ParallelJob({self.fn}, {self.name}, {self.args}, {self.kwargs})"


class FailedTask:
    """What stands in the results, in silent mode, for a call that failed."""

    def __init__(self, job, exc):
        self.job = job
        self.exc = exc

    def __eq__(self, other):
        return isinstance(other, FailedTask) and (self.job, self.exc) == (other.job, other.exc)

    __hash__ = None

    def __repr__(self):
        return f"FailedTask(job={self.job}, exc={type(self.exc)})"


class SequentialMapResult(list):
    """Results in the order of the arguments."""

    def new_result(self, name, result):
        self.append(result)

    @property
    def failures(self):
        return any(isinstance(result, FailedTask) for result in self)

    @property
    def succeeded(self):
        return [result for result in self if not isinstance(result, FailedTask)]

    @property
    def failed(self):
        return [result for result in self if isinstance(result, FailedTask)]

    def replace_failed(self, replacement):
        return [replacement if isinstance(result, FailedTask) else result for result in self]


class NamedMapResult(dict):
    """Results by the names of the arguments."""

    def new_result(self, name, result):
        self[name] = result

    @property
    def failures(self):
        return any(isinstance(result, FailedTask) for result in self.values())

    @property
    def succeeded(self):
        return {name: result for name, result in self.items() if not isinstance(result, FailedTask)}

    @property
    def failed(self):
        return {name: result for name, result in self.items() if isinstance(result, FailedTask)}

    def replace_failed(self, replacement):
        return {
            name: replacement if isinstance(result, FailedTask) else result
            for name, result in self.items()
        }


def _named(params):
    """Names and values, and the class of the results."""
    if isinstance(params, dict):
        return list(params.items()), NamedMapResult
    return [(None, param) for param in params], SequentialMapResult


def _job_of(fn, name, param, extras, unpack):
    """The call for one parameter: of a tuple, what is a dictionary holds keyword arguments."""
    kwargs = dict(extras or {})
    if isinstance(param, ParallelArg):
        args = param.args
        kwargs.update(param.kwargs)
    elif unpack and isinstance(param, (tuple, list, dict)):
        parts = [param] if isinstance(param, dict) else param
        args = tuple(part for part in parts if not isinstance(part, dict))
        for part in parts:
            if isinstance(part, dict):
                kwargs.update(part)
    else:
        args = (param,)
    return ParallelJob(fn, name, args, kwargs)


class BaseParallelExecutor:
    """Calls that are made at once."""

    def __init__(
        self, jobs, max_workers=None, timeout=None, silent=False, ResultClass=SequentialMapResult
    ):
        self.jobs = jobs
        self.max_workers = max_workers
        self.timeout = timeout
        self.silent = silent
        self.ResultClass = ResultClass
        self._status = NOT_STARTED
        self._executor = None
        self._results = None

    @property
    def status(self):
        return self._status

    def start(self):
        if self._status is not NOT_STARTED:
            raise ParallelStatusException("Current executor is already executing (already started)")
        self._executor = self._get_executor_class()(max_workers=self.max_workers)
        self._status = STARTED
        for job in self.jobs:
            job.future = self._executor.submit(job.fn, *job.args, **job.kwargs)
        return self

    def results(self, timeout=None):
        if self._status is NOT_STARTED:
            raise ParallelStatusException("Executor hasn't been started yet.")
        if self._results is not None:
            return self._results
        limit = self.timeout if timeout is None else timeout
        results = self.ResultClass()
        for job in self.jobs:
            results.new_result(job.name, self._result_of(job, limit))
        self._results = results
        self._status = DONE
        return results

    def _result_of(self, job, timeout):
        try:
            # Of the future itself: a TimeoutError that the call raises is a failure as any other.
            error = job.future.exception(timeout)
        except _futures.TimeoutError as late:
            raise TimeoutException() from late
        if error is None:
            return job.future.result()
        if self.silent:
            return FailedTask(job, error)
        self._status = FAILED
        raise error

    def shutdown(self):
        self._executor.shutdown()

    def __enter__(self):
        return self.start()

    def __exit__(self, *args, **kwargs):
        self.shutdown()


class ThreadExecutor(BaseParallelExecutor):
    """Calls on threads."""

    def _get_executor_class(self):
        return _futures.ThreadPoolExecutor


class ProcessExecutor(BaseParallelExecutor):
    """Calls in processes."""

    def _get_executor_class(self):
        return _futures.ProcessPoolExecutor


EXECUTOR_MAPPING = {THREAD_EXECUTOR: ThreadExecutor, PROCESS_EXECUTOR: ProcessExecutor}


def async_map(
    fn,
    params,
    executor=THREAD_EXECUTOR,
    max_workers=None,
    timeout=None,
    extras=None,
    silent=False,
    unpack_arguments=True,
):
    """Calls of `fn` that `start`, or `with`, makes."""
    named, result_class = _named(params)
    jobs = [_job_of(fn, name, param, extras, unpack_arguments) for name, param in named]
    make = EXECUTOR_MAPPING[ExecutorStrategy(executor)]
    return make(jobs, max_workers, timeout, silent, result_class)


def map(
    fn,
    params,
    executor=THREAD_EXECUTOR,
    max_workers=None,
    timeout=None,
    extras=None,
    silent=False,
    unpack_arguments=True,
):
    """The results of calling `fn` with each of the parameters, at once."""
    calls = async_map(fn, params, executor, max_workers, timeout, extras, silent, unpack_arguments)
    with calls as running:
        return running.results()


def async_par(
    params,
    executor=THREAD_EXECUTOR,
    max_workers=None,
    timeout=None,
    extras=None,
    silent=False,
    unpack_arguments=True,
):
    """Calls of several functions, given as jobs, that `start`, or `with`, makes."""
    named, result_class = _named(params)
    jobs = []
    for name, job in named:
        assert isinstance(job, ParallelJob)
        job.name = name
        job.kwargs = {**(extras or {}), **job.kwargs}
        jobs.append(job)
    make = EXECUTOR_MAPPING[ExecutorStrategy(executor)]
    return make(jobs, max_workers, timeout, silent, result_class)


def par(
    params,
    executor=THREAD_EXECUTOR,
    max_workers=None,
    timeout=None,
    extras=None,
    silent=False,
    unpack_arguments=True,
):
    """The results of several functions, given as jobs, called at once."""
    with async_par(params, executor, max_workers, timeout, extras, silent) as running:
        return running.results()


def arg(*args, **kwargs):
    return ParallelArg(*args, **kwargs)


def job(fn, *args, **kwargs):
    return ParallelJob(fn, None, list(args), kwargs)


def split(collection, fn, executor=THREAD_EXECUTOR, workers=None, timeout=None, extras=None):
    """`fn` of about equal parts of a list, its results joined."""
    if not isinstance(collection, (list, tuple)):
        raise ValueError("This is an experimental feature, only list and tuples are supported.")
    import os

    workers = workers or os.cpu_count() or 1
    # Rounded up.
    size = max(1, -(-len(collection) // workers))
    chunks = [arg(collection[at * size : (at + 1) * size]) for at in range(workers)]
    results = map(fn, chunks, executor, workers, timeout, extras)
    return [result for part in results for result in part]


class ParallelHelper:
    """The functions of this module, for one kind of executor."""

    def __init__(self, executor=THREAD_EXECUTOR):
        self.executor = executor

    def map(self, fn, params, **kwargs):
        return map(fn, params, executor=self.executor, **kwargs)

    def async_map(self, fn, params, **kwargs):
        return async_map(fn, params, executor=self.executor, **kwargs)

    def par(self, params, **kwargs):
        return par(params, executor=self.executor, **kwargs)


thread = ParallelHelper(THREAD_EXECUTOR)
process = ParallelHelper(PROCESS_EXECUTOR)


class ParallelCallable:
    """A function with a `map`, for one kind of executor."""

    def __init__(self, fn, executor, timeout, max_workers):
        self.fn = fn
        self.executor = executor
        self.timeout = timeout
        self.max_workers = max_workers

    def _settings(self, settings):
        own = {"executor": self.executor, "timeout": self.timeout, "max_workers": self.max_workers}
        return own | {name: value for name, value in settings.items() if value is not None}

    def map(self, params, **settings):
        return map(self.fn, params, **self._settings(settings))

    def async_map(self, params, **settings):
        return async_map(self.fn, params, **self._settings(settings))

    def __call__(self, *args, **kwargs):
        return self.fn(*args, **kwargs)


class ParallelDecorator:
    """A decorated function: called as before, or for many arguments at once by `map`."""

    def __init__(self, fn, executor=THREAD_EXECUTOR, timeout=None, max_workers=None):
        self.fn = fn
        self.thread = ParallelCallable(fn, THREAD_EXECUTOR, timeout, max_workers)
        self.process = ParallelCallable(fn, PROCESS_EXECUTOR, timeout, max_workers)
        is_thread = ExecutorStrategy(executor) is THREAD_EXECUTOR
        self.default_executor = self.thread if is_thread else self.process

    def map(self, *args, **kwargs):
        return self.default_executor.map(*args, **kwargs)

    def async_map(self, *args, **kwargs):
        return self.default_executor.async_map(*args, **kwargs)

    def future(self, *args, **kwargs):
        return ParallelJob(self.fn, None, list(args), kwargs)

    def __call__(self, *args, **kwargs):
        return self.fn(*args, **kwargs)


def decorate(*args, **kwargs):
    """`@parallel.decorate`, with or without settings."""
    if len(args) == 1 and callable(args[0]) and not kwargs:
        return ParallelDecorator(args[0])
    return functools.partial(ParallelDecorator, **kwargs)


for _class in (ParallelStatusException, TimeoutException, BaseParallelException):
    _class.__module__ = "parallel.exceptions"
