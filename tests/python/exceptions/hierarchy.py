"""Which exception is which: bases, order of handlers, tuples, and classes as conditions."""


def lineage(cls):
    return [base.__name__ for base in cls.__mro__[:-1]]


for cls in (KeyError, ZeroDivisionError, FileNotFoundError, UnicodeDecodeError, RecursionError, StopIteration,
            KeyboardInterrupt, ModuleNotFoundError, BrokenPipeError, NotImplementedError, UnboundLocalError, IndentationError):
    print(*lineage(cls), sep=" < ")
print(IOError is OSError, EnvironmentError is OSError, TimeoutError.__mro__[1].__name__)


class AppError(Exception):
    pass


class NotFound(AppError, LookupError):
    pass


def handle(error):
    try:
        raise error
    except (NotFound, TypeError) as caught:
        return "first", type(caught).__name__
    except AppError:
        return "second"
    except LookupError:
        return "third"
    except Exception:
        return "any"
    except BaseException:
        return "even that"


print([handle(e) for e in (NotFound(), AppError, KeyError(1), TypeError, ValueError(), KeyboardInterrupt(), SystemExit)])
chosen = (ValueError,) + (KeyError, IndexError)
try:
    [][0]
except chosen as error:
    print(error)
try:
    try:
        raise ValueError("v")
    except "ValueError":
        pass
except TypeError as error:
    print(error)


def which():
    print("asked")
    return ValueError


try:
    int("x")
except which():
    print("got it")
try:
    pass
except which():
    pass
print(isinstance(NotFound("x"), LookupError), issubclass(NotFound, (OSError, AppError)))
try:
    raise NotImplemented
except TypeError as error:
    print(error)
try:
    raise 3
except TypeError as error:
    print(error)
