"""The machine, as programs ask for it. What only it knows comes from the native module `_sys`:

argv() -> list of str, write(stream, text), flush(stream), handled() -> the exception under way or None,
modules() -> pairs, getrecursionlimit(), setrecursionlimit(n), intern(text), getsizeof(obj).
"""

import _sys

argv = _sys.argv()
orig_argv = list(argv)
version = '3.11.7 (Interleave)'
hexversion = 0x030B07F0
api_version = 1013
copyright = 'The Python language is of the Python Software Foundation; this machine is not.'
byteorder = 'little'
platform = 'interleave'
executable = ''
prefix = exec_prefix = base_prefix = base_exec_prefix = ''
maxsize = 2 ** 63 - 1
maxunicode = 0x10FFFF
path = ['']
path_hooks = []
meta_path = []
warnoptions = []
builtin_module_names = ()
dont_write_bytecode = True
float_repr_style = 'short'
ps1 = '>>> '
ps2 = '... '
tracebacklimit = 1000


class _Fields(tuple):
    """A tuple whose items have names too."""

    def __repr__(self):
        parts = [f'{name}={value!r}' for name, value in zip(self._names, self)]
        return f"{self._title}({', '.join(parts)})"


def _fields(title, **values):
    names = tuple(values)
    namespace = {'_title': title, '_names': names, 'n_fields': len(names), 'n_sequence_fields': len(names)}
    for place, name in enumerate(names):
        namespace[name] = _field(place)
    return type(title.rpartition('.')[2], (_Fields,), namespace)(values.values())


def _field(place):
    return property(lambda self: tuple.__getitem__(self, place))


version_info = _fields('sys.version_info', major=3, minor=11, micro=7, releaselevel='final', serial=0)
implementation = _fields('namespace', name='interleave', version=version_info, hexversion=hexversion, cache_tag=None)
float_info = _fields(
    'sys.float_info', max=1.7976931348623157e308, max_exp=1024, max_10_exp=308, min=2.2250738585072014e-308, min_exp=-1021,
    min_10_exp=-307, dig=15, mant_dig=53, epsilon=2.220446049250313e-16, radix=2, rounds=1,
)
int_info = _fields('sys.int_info', bits_per_digit=30, sizeof_digit=4, default_max_str_digits=4300, str_digits_check_threshold=640)
hash_info = _fields(
    'sys.hash_info', width=64, modulus=2 ** 61 - 1, inf=314159, nan=0, imag=1000003, algorithm='siphash13', hash_bits=64,
    seed_bits=128, cutoff=0,
)
flags = _fields(
    'sys.flags', debug=0, inspect=0, interactive=0, optimize=0, dont_write_bytecode=1, no_user_site=0, no_site=0,
    ignore_environment=0, verbose=0, bytes_warning=0, quiet=0, hash_randomization=1, isolated=0, dev_mode=False, utf8_mode=1,
    safe_path=False, int_max_str_digits=4300,
)
thread_info = _fields('sys.thread_info', name='interleave', lock=None, version=None)


class _Output:
    """Where a program prints to."""

    encoding = 'utf-8'
    errors = 'strict'
    newlines = None
    closed = False
    line_buffering = True
    mode = 'w'

    def __init__(self, stream, name):
        self._stream = stream
        self.name = name

    def write(self, text, /):
        if not isinstance(text, str):
            raise TypeError(f'write() argument must be str, not {type(text).__name__}')
        _sys.write(self._stream, text)
        return len(text)

    def writelines(self, lines, /):
        for line in lines:
            self.write(line)

    def flush(self):
        _sys.flush(self._stream)

    def close(self):
        pass

    def fileno(self):
        return self._stream

    def isatty(self):
        return False

    def readable(self):
        return False

    def writable(self):
        return True

    def seekable(self):
        return False

    def read(self, size=-1, /):
        import io
        raise io.UnsupportedOperation('not readable')

    def reconfigure(self, **options):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        pass

    def __repr__(self):
        return f"<_io.TextIOWrapper name={self.name!r} mode='w' encoding='utf-8'>"


class _Input:
    """There is nobody to ask: reading finds the end."""

    encoding = 'utf-8'
    errors = 'strict'
    name = '<stdin>'
    closed = False
    mode = 'r'

    def read(self, size=-1, /):
        return ''

    def readline(self, size=-1, /):
        return ''

    def readlines(self, hint=-1, /):
        return []

    def fileno(self):
        return 0

    def isatty(self):
        return False

    def readable(self):
        return True

    def writable(self):
        return False

    def close(self):
        pass

    def __iter__(self):
        return iter(())


stdin = __stdin__ = _Input()
stdout = __stdout__ = _Output(1, '<stdout>')
stderr = __stderr__ = _Output(2, '<stderr>')

_switch_interval = 0.005
_digits = 4300


def exit(status=None, /):
    raise SystemExit(status) if status is not None else SystemExit()


def exc_info():
    error = _sys.handled()
    return (None, None, None) if error is None else (type(error), error, error.__traceback__)


def exception():
    return _sys.handled()


def getrecursionlimit():
    return _sys.getrecursionlimit()


def setrecursionlimit(limit, /):
    if not isinstance(limit, int):
        raise TypeError(f"'{type(limit).__name__}' object cannot be interpreted as an integer")
    if limit < 1:
        raise ValueError('recursion limit must be greater or equal than 1')
    _sys.setrecursionlimit(limit)


def getswitchinterval():
    return _switch_interval


def setswitchinterval(interval, /):
    global _switch_interval
    if not isinstance(interval, (int, float)):
        raise TypeError(f'must be real number, not {type(interval).__name__}')
    if interval <= 0:
        raise ValueError('switch interval must be strictly positive')
    _switch_interval = float(interval)


def getsizeof(obj, default=None):
    return _sys.getsizeof(obj)


def intern(string, /):
    if not isinstance(string, str):
        raise TypeError(f'intern() argument must be str, not {type(string).__name__}')
    return _sys.intern(string)


def getdefaultencoding():
    return 'utf-8'


def getfilesystemencoding():
    return 'utf-8'


def get_int_max_str_digits():
    return _digits


def set_int_max_str_digits(maxdigits):
    global _digits
    if maxdigits and maxdigits < 640:
        raise ValueError('maxdigits must be 0 or larger than 640')
    _digits = maxdigits


def getrefcount(obj, /):
    raise NotImplementedError('sys.getrefcount(): this machine does not count references')


def gettrace():
    return None


def settrace(function, /):
    if function is not None:
        raise NotImplementedError('sys.settrace(): this machine has no tracing; single-step the program instead')


setprofile = settrace
getprofile = gettrace


def displayhook(value, /):
    if value is not None:
        stdout.write(f'{value!r}\n')


def excepthook(exctype, value, traceback, /):
    import traceback as texts
    stderr.write(''.join(texts.format_exception(exctype, value, traceback)))


__excepthook__ = excepthook
__displayhook__ = displayhook


def is_finalizing():
    return False


def __getattr__(name):
    if name == 'modules':
        return dict(_sys.modules())
    if name == '_getframe':
        raise AttributeError("module 'sys' has no attribute '_getframe' (this machine does not show its frames)")
    raise AttributeError(f"module 'sys' has no attribute '{name}'")
