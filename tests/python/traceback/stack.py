"""Where a program is, without any exception: `print_stack`, `format_stack` and `extract_stack`."""
import sys
import traceback


def inner():
    traceback.print_stack(file=sys.stdout)
    return traceback.format_stack(limit=2)


def outer(function):
    return [function() for _ in range(1)][0]


print("".join(outer(inner)), end="")


class Job:
    def run(self):
        return traceback.extract_stack()


frames = outer(Job().run)
print([(frame.name, frame.lineno) for frame in frames], frames[-1].line)
print(len(traceback.format_stack()), traceback.format_stack()[0].splitlines()[1].strip())


def deep(n):
    return deep(n - 1) if n else len(traceback.extract_stack())


print(deep(20))
try:
    1 / 0
except ZeroDivisionError:
    print(len(traceback.extract_stack()), traceback.format_stack(limit=1)[0].count("\n"))
