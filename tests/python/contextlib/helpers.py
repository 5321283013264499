import io
import sys
from contextlib import closing, nullcontext, redirect_stderr, redirect_stdout, suppress, ContextDecorator

class Door:
    def close(self): print("closed")
with closing(Door()) as d:
    print(type(d).__name__)
with suppress(KeyError, ZeroDivisionError):
    1 / 0
print("after suppress")
try:
    with suppress(KeyError):
        [][1]
except IndexError as e:
    print("IndexError:", e)
with suppress(LookupError):
    {}["x"]
with suppress():
    pass
with nullcontext(5) as n:
    print(n)
with nullcontext() as n:
    print(n)
out = io.StringIO()
with redirect_stdout(out) as same:
    print("hidden")
    with redirect_stdout(sys.stderr if False else out):
        print("nested")
print(repr(out.getvalue()), same is out)
err = io.StringIO()
with redirect_stderr(err):
    print("to stderr", file=sys.stderr)
print(repr(err.getvalue()))

class track(ContextDecorator):
    def __enter__(self): print("enter"); return self
    def __exit__(self, *exc): print("exit", exc[0]); return False
@track()
def g(): print("in g")
g()
with track():
    print("in with")
