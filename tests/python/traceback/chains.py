import traceback


def report():
    return [line for line in traceback.format_exc().splitlines() if not line.startswith('  ')]


try:
    try:
        1 / 0
    except ZeroDivisionError:
        {}['x']
except KeyError:
    print(report())
try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise ValueError('hidden context') from None
except ValueError:
    print(report())
try:
    raise RuntimeError('a', 2)
except RuntimeError:
    print(report())
try:
    assert 1 > 2, 'no'
except AssertionError:
    print(report())
try:
    raise ValueError
except ValueError:
    print(report())
error = ValueError('with notes'); error.add_note('first note'); error.add_note('second')
try:
    raise error
except ValueError:
    print(report(), traceback.format_exception_only(error))
