# The cells of a notebook, and its magics.


def _run_cell(code, waits, way):
    """Runs a cell: the repr of what it gives, and the traceback of what ended it; each or None."""
    try:
        value = _CELL_WAYS[way.split()[0]](code, waits, way.split()[1:]) if way else _cell_value(code, waits)
        if value is None:
            return None, None
        text = repr(value)
        _keep_last(value)
        return text, None
    except BaseException as error:
        return None, _exception_text(error)


def _cell_value(code, waits):
    value = code()
    if not waits:
        return value
    import asyncio

    if _cell_loop[0] is None:
        _cell_loop[0] = asyncio.Runner()
    return _cell_loop[0].run(value)


_cell_loop = [None]
_cell_last = [None]


def _keep_last(value):
    """`_` is the last value, unless the program has a `_` of its own."""
    main = _imported('__main__')
    if getattr(main, '_', _cell_last[0]) is _cell_last[0]:
        main._ = value
        _cell_last[0] = value


def _timed_cell(code, waits, args):
    with _magic.time():
        return _cell_value(code, waits)


def _repeated_cell(code, waits, args):
    for _ in _magic.timeit(' '.join(args)):
        _cell_value(code, waits)


def _captured_cell(code, waits, args):
    import contextlib
    import io

    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        _cell_value(code, waits)
    if args:
        setattr(_imported('__main__'), args[0], _Captured(out.getvalue(), err.getvalue()))


_CELL_WAYS = {'time': _timed_cell, 'timeit': _repeated_cell, 'capture': _captured_cell}


class _Captured:
    """What a cell under `%%capture` printed."""

    def __init__(self, stdout, stderr):
        self.stdout = stdout
        self.stderr = stderr

    def __str__(self):
        return self.stdout

    def show(self):
        print(self.stdout, end='')

    __call__ = show


class UsageError(Exception):
    """A magic that is not there, or is used wrongly."""

    __module__ = 'builtins'


_UsageError = UsageError
del UsageError


class _Timer:
    def __enter__(self):
        import time

        self.spent, self.began = time.process_time(), time.perf_counter()

    def __exit__(self, kind, error, traceback):
        import time

        spent, passed = time.process_time() - self.spent, time.perf_counter() - self.began
        print(f'CPU times: total: {_duration(spent)}\nWall time: {_duration(passed)}')


class _Magic:
    """What lines that begin with `%` or `!` become."""

    def time(self):
        return _Timer()

    def began(self):
        timer = _Timer()
        timer.__enter__()
        return timer

    def ended(self, timer, value):
        timer.__exit__(None, None, None)
        return value

    def notice(self, text):
        _write_error(text + '\n')

    def refuse(self, text):
        raise _UsageError(text)

    def timeit(self, options=''):
        """Lets a loop's body run often, and tells how long one time takes (with the loop's own step)."""
        import time

        loops, runs = _timeit_options(options)
        while loops <= 0:
            count = -loops or 1
            began = time.perf_counter()
            for _ in range(count):
                yield
            loops = count if time.perf_counter() - began >= 0.2 or count >= 10 ** 8 else -10 * count
        each = []
        for _ in range(runs):
            began = time.perf_counter()
            for _ in range(loops):
                yield
            each.append((time.perf_counter() - began) / loops)
        mean = sum(each) / runs
        spread = (sum((one - mean) ** 2 for one in each) / runs) ** 0.5
        print(f'{_duration(mean)} ± {_duration(spread)} per loop (mean ± std. dev. of {runs} '
              f'run{"" if runs == 1 else "s"}, {loops:,} loop{"" if loops == 1 else "s"} each)')


_magic = _Magic()


def _timeit_options(options):
    loops, runs, words = 0, 7, options.split()
    for place, word in enumerate(words):
        value = word[2:] or ''.join(words[place + 1:place + 2])
        if word[:2] in ('-n', '-r'):
            if not value.isdigit() or int(value) == 0:
                raise _UsageError(f'{word[:2]} of %timeit needs a number of at least 1')
            if word[:2] == '-n':
                loops = int(value)
            else:
                runs = int(value)
    return loops, runs


def _duration(seconds):
    """Three digits and a unit, as `12.3 ms`."""
    for unit, factor in (('s', 1), ('ms', 1e3), ('µs', 1e6)):
        if seconds * factor >= 1:
            return f'{seconds * factor:.3g} {unit}'
    return f'{seconds * 1e9:.3g} ns'
