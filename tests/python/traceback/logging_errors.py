import sys
import traceback


class AppError(Exception):
    pass


def parse(text):
    try:
        return int(text)
    except ValueError as error:
        raise AppError(f'cannot read {text!r}') from error


def safe(text):
    try:
        return parse(text)
    except AppError as error:
        report = traceback.format_exc()
        lines = report.splitlines()
        print(lines[0], '|', lines[-1], '|', [line for line in lines if 'direct cause' in line], report.count('Traceback (most'))
        print(error.__cause__, traceback.format_exception_only(type(error), error), sys.exc_info()[0].__name__)
        return None


print(safe('12'), safe('x'))
try:
    [][1]
except IndexError:
    kind, value, tb = sys.exc_info()
    print(traceback.format_exception_only(kind, value), 'IndexError: list index out of range\n' in traceback.format_exception(kind, value, tb))
try:
    {}['k']
except KeyError as error:
    print(''.join(traceback.format_exception_only(error)).strip())
