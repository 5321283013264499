"""Decorators as tutorials write them."""
import functools
import time


def timer(func):
    @functools.wraps(func)
    def wrapper(*args, **kwargs):
        start = time.perf_counter()
        value = func(*args, **kwargs)
        print(f'{func.__name__} took {time.perf_counter() - start >= 0}')
        return value

    return wrapper


def retry(times, on=(Exception,)):
    def decorate(func):
        @functools.wraps(func)
        def wrapper(*args, **kwargs):
            for attempt in range(1, times + 1):
                try:
                    return func(*args, attempt=attempt, **kwargs)
                except on as error:
                    print('failed', attempt, error)
            raise RuntimeError('gave up')

        return wrapper

    return decorate


class CountCalls:
    def __init__(self, func):
        functools.update_wrapper(self, func)
        self.func = func
        self.calls = 0

    def __call__(self, *args, **kwargs):
        self.calls += 1
        return self.func(*args, **kwargs)


@timer
def work(n):
    return sum(range(n))


@retry(3, on=(ValueError,))
def flaky(attempt):
    if attempt < 3:
        raise ValueError('not yet')
    return attempt


@retry(2)
def hopeless(attempt):
    raise KeyError(attempt)


@CountCalls
def hello():
    """Greets."""
    return 'hi'


def singleton(cls):
    @functools.wraps(cls, updated=())
    def get(*args, **kwargs):
        if get.instance is None:
            get.instance = cls(*args, **kwargs)
        return get.instance

    get.instance = None
    return get


@singleton
class Config:
    """Settings."""


print(work(10), flaky(), work.__name__, flaky.__name__)
try:
    hopeless()
except RuntimeError as error:
    print(error, repr(error.__context__))
print(hello(), hello(), hello.calls, hello.__name__, hello.__doc__)
print(Config() is Config(), Config.__name__, Config.__doc__)
