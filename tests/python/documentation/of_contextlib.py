# What the library's documentation shows of contextlib.
import sys
from contextlib import *
from io import StringIO


@contextmanager
def managed_resource(name):
    print('acquire', name)
    try:
        yield name
    finally:
        print('release', name)


with managed_resource('one') as resource:
    print('use', resource)


class Page:
    def close(self):
        print('closed')


with closing(Page()) as page:
    print('reads')
with suppress(FileNotFoundError, KeyError):
    {}['missing']
f = StringIO()
with redirect_stdout(f):
    print('into the text')
print(repr(f.getvalue()))


class mycontext(ContextDecorator):
    def __enter__(self):
        print('Starting')
        return self

    def __exit__(self, *exc):
        print('Finishing')
        return False


@mycontext()
def function():
    print('The bit in the middle')


function()
with mycontext():
    print('The bit in the middle')
with ExitStack() as stack:
    for name in ('a', 'b'):
        stack.enter_context(managed_resource(name))
    stack.callback(print, 'called back', sep='-')
    stack.push(lambda *details: print('pushed', details[0]))
with ExitStack() as stack:
    stack.callback(print, 'never')
    close_all = stack.pop_all().close
close_all()


with nullcontext('nothing') as value:
    print(value)


class TrackEntryAndExit(ContextDecorator):
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        print('Entering:', self.name)

    def __exit__(self, exc_type, exc, exc_tb):
        print('Exiting:', self.name)


with TrackEntryAndExit('widget loader'):
    print('Some time consuming activity goes here')


@contextmanager
def singleuse():
    print('Before')
    yield
    print('After')


cm = singleuse()
with cm:
    pass
stack = ExitStack()
with stack:
    stack.callback(print, 'Callback: from first context')
    print('Leaving first context')
with stack:
    stack.callback(print, 'Callback: from second context')
    print('Leaving second context')
