"""`except*` with else, finally, loops, functions, bare raise and names."""
import sys


def parts(*errors):
    raise ExceptionGroup("several", list(errors))


def run(function, *args):
    log = []
    for _ in range(2):
        try:
            log.append("try")
            function(*args)
        except* ValueError as found:
            log.append(f"values {len(found.exceptions)} {sys.exc_info()[1] is found}")
        except* TypeError:
            log.append("types")
        else:
            log.append("else")
        finally:
            log.append("finally")
    return log, "found" in locals()


print(run(parts, ValueError(1), TypeError(2), ValueError(3)))
print(run(int, "5"), run(int, "x"))


def again(kind):
    try:
        parts(ValueError("v"), KeyError("k"))
    except* kind:
        raise


for kind in (ValueError, KeyError, OSError):
    try:
        again(kind)
    except ExceptionGroup as group:
        print(kind.__name__, repr(group), repr(group.__context__))


def first_of_two():
    try:
        try:
            parts(ValueError("inner"), OSError("passes"))
        except* ValueError:
            print("inner clause")
    except* OSError as rest:
        kept = rest.exceptions
    return kept


print(first_of_two())


def generator():
    try:
        yield 1
    except* ValueError as group:
        yield group.exceptions
        yield repr(sys.exc_info()[1])


steps = generator()
print(next(steps), steps.throw(ValueError("thrown")), next(steps), list(steps))
for wrong in (ExceptionGroup, 3, (ValueError, str)):
    try:
        try:
            parts(ValueError())
        except* wrong:
            print("never")
    except TypeError as error:
        print(error)
try:
    try:
        parts(ValueError(1), KeyError(2))
    except* ValueError:
        1 / 0
    except* KeyError:
        {}["k"]
except ExceptionGroup as both:
    print([repr(error) for error in both.exceptions], [repr(error.__context__) for error in both.exceptions])
