import traceback


def inner(n):
    if n == 0:
        raise ValueError('deep')
    inner(n - 1)


def outer():
    inner(2)


try:
    outer()
except ValueError as error:
    frames = traceback.extract_tb(error.__traceback__)
    print([frame.name for frame in frames], frames[-1].line, [frame.lineno for frame in frames])
    print(len(traceback.format_tb(error.__traceback__)), traceback.format_tb(error.__traceback__)[-1].splitlines()[-1].strip())
