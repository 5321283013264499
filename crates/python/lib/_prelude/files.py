# Files: of the small read-only file system, whose content is here as a whole.

def _open_path(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None):
    return open(file.__fspath__(), mode, buffering, encoding, errors, newline)


def _open_text(name, mode, content, encoding):
    return _TextFile(name, mode, content, encoding or 'UTF-8')


def _open_bytes(name, mode, content):
    return _BytesFile(name, mode, content)


class _File:
    """What files of texts and of bytes share. A place in a file counts characters or bytes."""

    __module__ = '_io'

    def __init__(self, name, mode, content):
        self.name = name
        self.mode = mode
        self.closed = False
        self._content = content
        self._at = 0

    def _check(self):
        if self.closed:
            raise ValueError('I/O operation on closed file.')

    def read(self, size=-1):
        self._check()
        end = len(self._content) if size is None or size < 0 else self._at + size
        part = self._content[self._at:end]
        self._at += len(part)
        return part

    def readline(self, size=-1):
        self._check()
        end = self._content.find(self._newline, self._at)
        end = len(self._content) if end < 0 else end + 1
        if size is not None and size >= 0:
            end = min(end, self._at + size)
        line = self._content[self._at:end]
        self._at = end
        return line

    def readlines(self, hint=-1):
        self._check()
        lines = []
        count = 0
        for line in self:
            lines.append(line)
            count += len(line)
            if hint is not None and 0 < hint <= count:
                break
        return lines

    def __iter__(self):
        self._check()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def seek(self, offset, whence=0):
        self._check()
        if whence == 1:
            offset += self._at
        elif whence == 2:
            offset += len(self._content)
        if offset < 0:
            raise ValueError(f'negative seek position {offset}')
        self._at = min(offset, len(self._content))
        return self._at

    def tell(self):
        self._check()
        return self._at

    def close(self):
        self.closed = True

    def flush(self):
        self._check()

    def readable(self):
        self._check()
        return True

    def seekable(self):
        self._check()
        return True

    def writable(self):
        self._check()
        return False

    def isatty(self):
        self._check()
        return False

    def write(self, text):
        self._check()
        raise _unsupported()

    def writelines(self, lines):
        self._check()
        raise _unsupported()

    def __enter__(self):
        self._check()
        return self

    def __exit__(self, kind, value, traceback):
        self.close()


def _unsupported():
    # The class of CPython is both an OSError and a ValueError.
    return OSError('not writable')


class _TextFile(_File):
    __module__ = '_io'
    _newline = '\n'

    def __init__(self, name, mode, content, encoding):
        _File.__init__(self, name, mode, content)
        self.encoding = encoding
        self.errors = 'strict'
        self.newlines = None

    def __repr__(self):
        return f'<_io.TextIOWrapper name={self.name!r} mode={self.mode!r} encoding={self.encoding!r}>'


class _BytesFile(_File):
    __module__ = '_io'
    _newline = b'\n'

    def __repr__(self):
        return f'<_io.BufferedReader name={self.name!r}>'
