"""What a generator handles while it waits: bare raise, contexts, and what the caller sees meanwhile."""
import sys


def current():
    return repr(sys.exc_info()[1])


def careful():
    try:
        raise ValueError("own")
    except ValueError:
        yield current()
        yield current()
        raise


run = careful()
print(next(run), current())
try:
    raise KeyError("caller's")
except KeyError:
    print(next(run), current())
try:
    next(run)
except ValueError as error:
    print(repr(error), repr(error.__context__))


def second():
    try:
        raise ValueError("first")
    except ValueError:
        yield "waiting"
        raise TypeError("second")


run = second()
next(run)
try:
    next(run)
except TypeError as error:
    print(repr(error), "after", repr(error.__context__))


def nested():
    try:
        yield 1
    except KeyError as error:
        try:
            yield 2
        except IndexError as inner:
            print(repr(inner.__context__))
            yield 3
            print(current())
        print(current())
        yield 4
    print(current())
    yield 5


run = nested()
print(next(run), run.throw(KeyError("k")), run.throw(IndexError("i")), next(run), next(run))


def delegating():
    try:
        raise OSError("outer")
    except OSError:
        yield from second()


run = delegating()
print(next(run))
try:
    next(run)
except TypeError as error:
    print(repr(error), repr(error.__context__), repr(error.__context__.__context__))
print(current())


def in_finally():
    try:
        raise ValueError("passing")
    finally:
        yield current()
        yield current()


run = in_finally()
print(next(run), next(run))
try:
    next(run)
except ValueError as error:
    print("came out", error, error.__context__)
for number in (n for n in range(2)):
    try:
        raise LookupError(number)
    except LookupError:
        print(current())
