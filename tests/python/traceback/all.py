import io
import traceback


def fail():
    raise ValueError('broken')


try:
    fail()
except ValueError as error:
    text = traceback.format_exc()
    print(text.splitlines()[0], text.splitlines()[-1], 'in fail' in text)
    print(traceback.format_exception_only(error), traceback.format_exception_only(type(error), error))
    print(''.join(traceback.format_exception(error)) == text, ''.join(traceback.format_exception(type(error), error, error.__traceback__)) == text)
    file = io.StringIO(); traceback.print_exc(file=file); print(file.getvalue() == text)
    frames = traceback.extract_tb(error.__traceback__); print(frames[-1].name, frames[-1].line, len(frames))
    print(len(traceback.format_tb(error.__traceback__)))
print(traceback.format_exc())


class Mine(Exception):
    pass


print(traceback.format_exception_only(Mine()), traceback.format_exception_only(KeyError('k')), traceback.format_exception_only(None))
try:
    try:
        fail()
    except ValueError as error:
        raise Mine('outer') from error
except Mine:
    text = traceback.format_exc()
    print('direct cause' in text, text.splitlines()[-1], text.count('Traceback'))
