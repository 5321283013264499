"""ExitStack and the small helpers: order of exits, exceptions that are replaced, and what is kept open."""
import io
from contextlib import ContextDecorator, ExitStack, closing, contextmanager, nullcontext, redirect_stdout, suppress

log = []


@contextmanager
def step(name, swallow=()):
    log.append(f"+{name}")
    try:
        yield name
    except swallow as error:
        log.append(f"{name} took {error!r}")
    finally:
        log.append(f"-{name}")


def show():
    print(log)
    log.clear()


with ExitStack() as stack:
    names = [stack.enter_context(step(name)) for name in "abc"]
    stack.callback(log.append, "callback")
    stack.push(lambda kind, error, traceback: log.append(f"pushed saw {kind}"))
print(names)
show()
with ExitStack() as stack:
    stack.enter_context(step("outer", KeyError))
    stack.callback(lambda: {}["replaced"])
    raise ValueError("first")
show()
try:
    with ExitStack() as stack:
        stack.callback(lambda: 1 / 0)
        stack.enter_context(step("inner"))
        raise ValueError("first")
except ZeroDivisionError as error:
    print(error, "after", repr(error.__context__))
show()
with ExitStack() as stack:
    stack.enter_context(step("kept"))
    kept = stack.pop_all()
show()
kept.close()
show()

with suppress(KeyError, IndexError):
    [][0]
    print("never")
with suppress():
    print("nothing to suppress")
output = io.StringIO()
with redirect_stdout(output), nullcontext("value") as value:
    print("hidden", value)
print(repr(output.getvalue()))


class Door:
    def close(self):
        log.append("closed")


with closing(Door()) as door:
    log.append(type(door).__name__)
show()


class tracked(ContextDecorator):
    def __enter__(self):
        log.append("enter")

    def __exit__(self, *info):
        log.append("exit")


@tracked()
@step("decorated")
def work(x):
    log.append(f"work {x}")
    return x


print(work(1), work(2), work.__name__)
show()


@contextmanager
def yields_twice():
    yield 1
    yield 2


@contextmanager
def yields_never():
    if False:
        yield


for manager in (yields_twice(), yields_never()):
    try:
        with manager:
            pass
    except RuntimeError as error:
        print(error)
try:
    with step("used once") as s, (again := step("again")):
        with again:
            pass
except (RuntimeError, AttributeError) as error:
    print(type(error).__name__)
