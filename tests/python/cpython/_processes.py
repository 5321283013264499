"""The machine's processes, for CPython: over `os.fork`, pipes and shared memory."""

import fcntl
import mmap
import os
import pickle
import select
import signal
import struct
import sys
import termios
import time
import types

getpid, getppid = os.getpid, os.getppid

_channels = []
_semaphores = []
_cells = []
_codes = {}


def can_begin_anew():
    sys.modules["__mp_main__"] = sys.modules["__main__"]
    return True


def begin_anew():
    module = types.ModuleType("__mp_main__")
    sys.modules["__main__"] = sys.modules["__mp_main__"] = module
    with open(sys.argv[0]) as file:
        exec(compile(file.read(), sys.argv[0], "exec"), module.__dict__)


def fork(function):
    sys.stdout.flush()
    sys.stderr.flush()
    pid = os.fork()
    if pid:
        return pid
    code = 1
    try:
        _codes.clear()
        code = function()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code & 255)


def wait(pid, timeout):
    deadline = time.monotonic() + timeout
    while pid not in _codes:
        try:
            done, status = os.waitpid(pid, os.WNOHANG)
        except ChildProcessError:
            # Another thread has waited for it.
            time.sleep(0.001)
            continue
        if done:
            _codes[pid] = os.waitstatus_to_exitcode(status)
        elif timeout >= 0 and time.monotonic() >= deadline:
            return None
        else:
            time.sleep(0.001)
    return _codes[pid]


def kill(pid, number):
    os.kill(pid, signal.Signals(number))


def channel():
    lock, count = semaphore(1), cells("q", 1)
    _channels.append([*os.pipe(), lock, count, semaphore(1)])
    return len(_channels) - 1


def send(number, value):
    data = pickle.dumps(value)
    _, write_end, _, count, counting = _channels[number]
    acquire(counting, -1)
    store(count, 0, load(count, 0) + 1)
    os.write(write_end, struct.pack("I", len(data)) + data)
    release(counting)


def receive(number, timeout):
    read_end, _, lock, count, counting = _channels[number]
    if not acquire(lock, timeout):
        raise TimeoutError
    try:
        if not _readable(read_end, timeout):
            raise TimeoutError
        head = os.read(read_end, 4)
        if not head:
            raise EOFError
        size = struct.unpack("I", head)[0]
        data = b""
        while len(data) < size:
            data += os.read(read_end, size - len(data))
        acquire(counting, -1)
        store(count, 0, load(count, 0) - 1)
        release(counting)
    finally:
        release(lock)
    return pickle.loads(data)


def _readable(end, timeout):
    return bool(select.select([end], [], [], None if timeout < 0 else timeout)[0])


def poll(number, timeout):
    return _readable(_channels[number][0], timeout)


def length(number):
    return load(_channels[number][3], 0)


def close(number, end):
    os.close(_channels[number][end])


def semaphore(value):
    read_end, write_end = os.pipe()
    os.set_blocking(read_end, False)
    _semaphores.append((read_end, write_end))
    for _ in range(value):
        release(len(_semaphores) - 1)
    return len(_semaphores) - 1


def acquire(number, timeout):
    read_end = _semaphores[number][0]
    deadline = time.monotonic() + timeout
    while True:
        try:
            os.read(read_end, 1)
            return True
        except BlockingIOError:
            left = -1 if timeout < 0 else deadline - time.monotonic()
            if timeout >= 0 and left <= 0:
                return False
            _readable(read_end, left)


def release(number):
    os.write(_semaphores[number][1], b"x")


def value(number):
    waiting = fcntl.ioctl(_semaphores[number][0], termios.FIONREAD, b"\0\0\0\0")
    return struct.unpack("i", waiting)[0]


def cells(kind, count):
    _cells.append((kind, mmap.mmap(-1, 8 * max(count, 1))))
    return len(_cells) - 1


def load(number, index):
    kind, memory = _cells[number]
    return struct.unpack_from(kind, memory, 8 * index)[0]


def store(number, index, value):
    kind, memory = _cells[number]
    struct.pack_into(kind, memory, 8 * index, value)
