"""Files that are in memory."""

__all__ = ['BytesIO', 'IOBase', 'SEEK_CUR', 'SEEK_END', 'SEEK_SET', 'StringIO', 'TextIOBase', 'UnsupportedOperation', 'open']

import builtins as _builtins

SEEK_SET = 0
SEEK_CUR = 1
SEEK_END = 2
DEFAULT_BUFFER_SIZE = 8192

open = _builtins.open


class UnsupportedOperation(OSError, ValueError):
    pass


class IOBase:
    """What all files have."""

    closed = False

    def close(self):
        self.closed = True

    def flush(self):
        pass

    def _check_open(self):
        if self.closed:
            raise ValueError('I/O operation on closed file.')

    def isatty(self):
        return False

    def readable(self):
        return False

    def writable(self):
        return False

    def seekable(self):
        return False

    def fileno(self):
        raise UnsupportedOperation('fileno')

    def __enter__(self):
        IOBase._check_open(self)
        return self

    def __exit__(self, *exc):
        self.close()

    def __iter__(self):
        IOBase._check_open(self)
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def readlines(self, hint=-1, /):
        lines = []
        size = 0
        for line in self:
            lines.append(line)
            size += len(line)
            if hint is not None and 0 < hint <= size:
                break
        return lines

    def writelines(self, lines, /):
        for line in lines:
            self.write(line)


class RawIOBase(IOBase):
    pass


class BufferedIOBase(IOBase):
    pass


class TextIOBase(IOBase):
    encoding = None
    errors = None
    newlines = None


class _Memory(IOBase):
    """A text or bytes with a place in it. What is written at the end is kept in parts, and joined when it is asked for."""

    def _start(self, initial):
        self._parts = [initial] if initial else []
        self._size = len(initial)
        self._place = 0

    def _check_open(self):
        if self.closed:
            raise ValueError('I/O operation on closed file')

    def _whole(self):
        if len(self._parts) != 1:
            self._parts = [self._empty.join(self._parts)]
        return self._parts[0]

    def readable(self):
        self._check_open()
        return True

    def writable(self):
        self._check_open()
        return True

    def seekable(self):
        self._check_open()
        return True

    def getvalue(self):
        self._check_open()
        whole = self._whole()
        return whole

    def _put(self, data):
        size = len(data)
        if not size:
            return 0
        if self._place == self._size:
            self._parts.append(data)
            self._size += size
            self._place = self._size
            return size
        whole = self._whole()
        if self._place > self._size:
            whole += self._zero * (self._place - self._size)
        whole = whole[:self._place] + data + whole[self._place + size:]
        self._parts = [whole]
        self._size = len(whole)
        self._place += size
        return size

    def read(self, size=-1, /):
        self._check_open()
        whole = self._whole()
        start = self._place
        if start >= self._size:
            return self._empty
        stop = self._size if size is None or size < 0 else min(start + size, self._size)
        self._place = stop
        return whole[start:stop]

    def readline(self, size=-1, /):
        self._check_open()
        whole = self._whole()
        start = self._place
        if start >= self._size:
            return self._empty
        stop = whole.find(self._newline, start) + 1
        if stop == 0:
            stop = self._size
        if size is not None and 0 <= size < stop - start:
            stop = start + size
        self._place = stop
        return whole[start:stop]

    def tell(self):
        self._check_open()
        return self._place

    def truncate(self, pos=None, /):
        self._check_open()
        if pos is None:
            pos = self._place
        if pos < 0:
            raise ValueError(f'Negative size value {pos}' if self._zero == '\0' else f'negative size value {pos}')
        if pos < self._size:
            self._parts = [self._whole()[:pos]]
            self._size = pos
        return pos


class StringIO(_Memory, TextIOBase):
    """A text that is written and read as a file."""

    _empty = ''
    _zero = '\0'
    _newline = '\n'

    def __init__(self, initial_value='', newline='\n'):
        if initial_value is not None and not isinstance(initial_value, str):
            raise TypeError(f'initial_value must be str or None, not {type(initial_value).__name__}')
        if newline not in (None, '', '\n', '\r', '\r\n'):
            raise ValueError(f'illegal newline value: {newline!r}')
        self._translate = newline
        self._start(self._translated(initial_value or ''))

    def _translated(self, text):
        if self._translate is None:
            return text.replace('\r\n', '\n').replace('\r', '\n')
        if self._translate in ('\r', '\r\n'):
            return text.replace('\n', self._translate)
        return text

    def write(self, s, /):
        self._check_open()
        if not isinstance(s, str):
            raise TypeError(f"string argument expected, got '{type(s).__name__}'")
        self._put(self._translated(s))
        return len(s)

    def seek(self, pos, whence=0, /):
        self._check_open()
        if whence not in (0, 1, 2):
            raise ValueError(f'Invalid whence ({whence}, should be 0, 1 or 2)')
        if whence == 0 and pos < 0:
            raise ValueError(f'Negative seek position {pos}')
        if whence and pos:
            raise OSError("Can't do nonzero cur-relative seeks")
        self._place = pos if whence == 0 else self._place if whence == 1 else self._size
        return self._place

    def __repr__(self):
        return f'<_io.StringIO object at {hex(id(self))}>'


class BytesIO(_Memory, BufferedIOBase):
    """Bytes that are written and read as a file."""

    _empty = b''
    _zero = b'\0'
    _newline = b'\n'

    def __init__(self, initial_bytes=b''):
        self._start(_bytes(initial_bytes) if initial_bytes is not None else b'')

    def write(self, b, /):
        self._check_open()
        return self._put(_bytes(b))

    def seek(self, pos, whence=0, /):
        self._check_open()
        if whence == 0:
            if pos < 0:
                raise ValueError(f'negative seek value {pos}')
            self._place = pos
        elif whence == 1:
            self._place = max(self._place + pos, 0)
        elif whence == 2:
            self._place = max(self._size + pos, 0)
        else:
            raise ValueError(f'invalid whence ({whence}, should be 0, 1 or 2)')
        return self._place

    def read1(self, size=-1, /):
        return self.read(size)

    def readinto(self, buffer, /):
        data = self.read(len(buffer))
        buffer[:len(data)] = data
        return len(data)

    def getbuffer(self):
        return bytearray(self.getvalue())


def _bytes(data):
    if isinstance(data, bytes):
        return data
    if isinstance(data, bytearray):
        return bytes(data)
    raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'")
