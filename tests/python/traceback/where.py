"""Where an exception was raised: lines, names and code, as text and as data."""
import sys
import traceback


def inner(x):
    return 1 / x


def middle(x):
    try:
        return inner(x)
    except ZeroDivisionError as error:
        raise ValueError("middle failed") from error


def outer(x):
    return middle(
        x
    )


try:
    outer(0)
except ValueError as error:
    caught = error
    text = traceback.format_exc()
print(text, end="")
print([(frame.name, frame.lineno, frame.line) for frame in traceback.extract_tb(caught.__traceback__)])
print([frame.name for frame in traceback.extract_tb(caught.__cause__.__traceback__)])
print("".join(traceback.format_exception_only(type(caught), caught)), end="")
print("".join(traceback.format_tb(caught.__traceback__, limit=1)), end="")
traceback.print_exception(caught, file=sys.stdout, chain=False)
traceback.print_exception(type(caught), caught, caught.__traceback__, limit=-1, file=sys.stdout)

tb = caught.__traceback__
lines = []
while tb is not None:
    lines.append((tb.tb_lineno, tb.tb_frame.f_code.co_name))
    tb = tb.tb_next
print(lines)


class Loop:
    def __getitem__(self, n):
        if n == 2:
            raise KeyError(n)
        return self[n + 1]


try:
    Loop()[0]
except KeyError:
    print(traceback.format_exc().count("in __getitem__"), sys.exc_info()[0].__name__)
try:
    [1, 2, 3][
        10
    ]
except IndexError:
    traceback.print_exc(file=sys.stdout)
try:
    sorted([3, 1], key=lambda n: n.size)
except AttributeError:
    print(traceback.format_exc(), end="")
print(traceback.format_exception(ValueError("never raised")))
try:
    raise ExceptionGroup("several", [ValueError(1), TypeError("t")])
except ExceptionGroup:
    print(traceback.format_exc(), end="")
