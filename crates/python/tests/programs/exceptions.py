def f(x):
    try:
        if x == 0:
            raise ValueError('zero')
        if x == 1:
            return 'one'
        if x == 2:
            return [][0]
        return 'other'
    except IndexError as error:
        return 'index ' + str(error)
    else:
        return 'else'
    finally:
        print('finally', x)


for x in range(1, 4):
    print(f(x))
try:
    f(0)
except ValueError as error:
    print(repr(error), error.args, error)
try:
    error
except NameError as e:
    print(e)


class MyError(Exception):
    def __init__(self, code):
        super().__init__(f'code {code}')
        self.code = code


class Child(MyError):
    pass


try:
    raise Child(7)
except MyError as e:
    print(e, e.code, type(e).__name__, e.args)
try:
    try:
        1 / 0
    except ZeroDivisionError as first:
        raise KeyError('k') from first
except KeyError as e:
    print(e, repr(e.__cause__), e.__suppress_context__, repr(e.__context__))
try:
    try:
        1 / 0
    except ZeroDivisionError:
        undefined
except NameError as e:
    print(e, '|', repr(e.__context__), e.__cause__)
try:
    raise ValueError
except ValueError as e:
    print(repr(e))
try:
    raise RuntimeError('a', 1)
except Exception as e:
    print(e, repr(e))
try:
    raise 5
except TypeError as e:
    print(e)
try:
    raise
except RuntimeError as e:
    print(e)


def reraise():
    try:
        {}['missing']
    except KeyError:
        raise


try:
    reraise()
except KeyError as e:
    print('again', e)


class Manager:
    def __init__(self, swallow):
        self.swallow = swallow

    def __enter__(self):
        print('enter')
        return self

    def __exit__(self, kind, value, traceback):
        print('exit', kind and kind.__name__, value)
        return self.swallow


with Manager(True) as m:
    raise ValueError('swallowed')
try:
    with Manager(False), Manager(False):
        raise ValueError('not swallowed')
except ValueError as e:
    print(e)


def returns():
    for i in range(3):
        with Manager(False):
            try:
                if i == 1:
                    return i
            finally:
                print('clean', i)


print(returns())
try:
    with 5:
        pass
except TypeError as e:
    print(e)
try:
    assert 1 == 2, 'message'
except AssertionError as e:
    print(repr(e))
try:
    try:
        raise ValueError('inner')
    finally:
        print('outer finally')
except (KeyError, ValueError) as e:
    print(e)
for call in (lambda: int('x'), lambda: [1][5], lambda: {}['k'], lambda: 1 / 0, lambda: None.x, lambda: 'a' + 1, lambda: 1 + 'a', lambda: undefined_name, lambda: [1, 2] + (3,), lambda: 'x' * 'y', lambda: None + 1, lambda: None[0], lambda: (1)(2), lambda: {[]: 1}, lambda: sum(['a']), lambda: max([])):
    try:
        call()
    except Exception as e:
        print(type(e).__name__ + ':', e)


def unbound():
    if False:
        y = 1
    return y


try:
    unbound()
except UnboundLocalError as e:
    print(e)


def loop():
    while True:
        try:
            break
        finally:
            print('broken')
    for i in range(2):
        try:
            continue
        finally:
            print('continued', i)


loop()
try:
    raise SystemExit(3)
except SystemExit as e:
    print(e.code)
try:
    raise OSError(2, 'No such file or directory', 'x.txt')
except FileNotFoundError as e:
    print(e, e.errno)
