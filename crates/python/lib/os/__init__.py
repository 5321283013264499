"""What there is of an operating system: a small read-only file system, and no processes but the machine's own."""

import sys as _sys
from os import path

try:
    import _processes
except ImportError:
    _processes = None

name = 'posix'
sep = '/'
altsep = None
extsep = '.'
pathsep = ':'
linesep = '\n'
curdir = '.'
pardir = '..'
devnull = '/dev/null'
error = OSError
F_OK, R_OK, W_OK, X_OK = 0, 4, 2, 1
O_RDONLY, O_WRONLY, O_RDWR, O_CREAT = 0, 1, 2, 64
SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2


class _Environ(dict):
    """It is empty at first; what a program sets is seen by that program only."""

    def __setitem__(self, key, value):
        for text in (key, value):
            if not isinstance(text, str):
                raise TypeError(f'str expected, not {type(text).__name__}')
        dict.__setitem__(self, key, value)

    def __repr__(self):
        return f'environ({dict.__repr__(self)})'


environ = _Environ()


def getenv(key, default=None):
    return environ.get(key, default)


def putenv(key, value, /):
    environ[key] = value


def unsetenv(key, /):
    environ.pop(key, None)


def cpu_count():
    ask = getattr(_sys._sys, 'cpu_count', None)
    return ask() if ask is not None else 1


def getpid():
    return _processes.getpid() if _processes is not None else 1


def getppid():
    return _processes.getppid() if _processes is not None else 0


def kill(pid, signal, /):
    _processes.kill(pid, signal)


def getcwd():
    return '/'


def getlogin():
    return 'learner'


def getuid():
    return 1000


def sched_getaffinity(pid, /):
    return set(range(cpu_count()))


def urandom(size, /):
    import random
    return bytes([random.SystemRandom().randrange(256) for _ in range(size)])


def fspath(path, /):
    if isinstance(path, (str, bytes)):
        return path
    method = getattr(type(path), '__fspath__', None)
    if method is None:
        raise TypeError(f'expected str, bytes or os.PathLike object, not {type(path).__name__}')
    return method(path)


def fsencode(filename):
    filename = fspath(filename)
    return filename.encode() if isinstance(filename, str) else filename


def fsdecode(filename):
    filename = fspath(filename)
    return filename.decode() if isinstance(filename, bytes) else filename


def strerror(code, /):
    texts = {1: 'Operation not permitted', 2: 'No such file or directory', 13: 'Permission denied', 17: 'File exists',
             20: 'Not a directory', 21: 'Is a directory', 30: 'Read-only file system'}
    return texts.get(code, f'Unknown error {code}')


def access(path, mode, **options):
    return mode in (F_OK, R_OK) and _exists(path)


def _exists(name):
    try:
        open(name).close()
    except OSError:
        return False
    return True


def _exit(status):
    raise SystemExit(status)


def abort():
    raise SystemExit(134)


def getloadavg():
    return 0.0, 0.0, 0.0


class PathLike:
    """What has `__fspath__`."""

    def __fspath__(self):
        raise NotImplementedError


def _refused(function, why):
    def refuse(*args, **kwargs):
        raise OSError(1, f'os.{function}: {why}')

    refuse.__name__ = function
    refuse.__qualname__ = function
    return refuse


_READ_ONLY = 'the files of this machine can be read, not changed'
_NO_PROCESSES = 'other programs cannot be run here'
_NO_LISTING = 'the files of this machine can be opened by name, not listed'

chdir = _refused('chdir', 'there is only one folder')
chmod = _refused('chmod', _READ_ONLY)
makedirs = _refused('makedirs', _READ_ONLY)
mkdir = _refused('mkdir', _READ_ONLY)
remove = _refused('remove', _READ_ONLY)
removedirs = _refused('removedirs', _READ_ONLY)
rename = _refused('rename', _READ_ONLY)
replace = _refused('replace', _READ_ONLY)
rmdir = _refused('rmdir', _READ_ONLY)
unlink = _refused('unlink', _READ_ONLY)
listdir = _refused('listdir', _NO_LISTING)
scandir = _refused('scandir', _NO_LISTING)
walk = _refused('walk', _NO_LISTING)
stat = _refused('stat', _NO_LISTING)
fork = _refused('fork', 'use multiprocessing.Process')
popen = _refused('popen', _NO_PROCESSES)
system = _refused('system', _NO_PROCESSES)
pipe = _refused('pipe', 'use multiprocessing.Pipe')
