"""Pipes: two ends, from one to the other or both ways."""

import _process


class Connection:
    """One end of a pipe."""

    def __init__(self, incoming, outgoing):
        self._incoming = incoming
        self._outgoing = outgoing

    @property
    def closed(self):
        return self._incoming is None and self._outgoing is None

    readable = property(lambda self: self._incoming is not None)
    writable = property(lambda self: self._outgoing is not None)

    def _reading(self):
        self._check_open()
        if self._incoming is None:
            raise OSError("connection is write-only")
        return self._incoming

    def _writing(self):
        self._check_open()
        if self._outgoing is None:
            raise OSError("connection is read-only")
        return self._outgoing

    def _check_open(self):
        if self.closed:
            raise OSError("handle is closed")

    def send(self, obj):
        _process.send(self._writing(), obj)

    def recv(self):
        return _process.receive(self._reading())

    def send_bytes(self, buf, offset=0, size=None):
        end = None if size is None else offset + size
        _process.send(self._writing(), bytes(buf)[offset:end])

    def recv_bytes(self, maxlength=None):
        data = _process.receive(self._reading())
        if maxlength is not None and len(data) > maxlength:
            raise OSError("got too much")
        return data

    def poll(self, timeout=0.0):
        return _process.poll(self._reading(), timeout)

    def close(self):
        if self._incoming is not None:
            _process.close(self._incoming, _process.READ_END)
        if self._outgoing is not None:
            _process.close(self._outgoing, _process.WRITE_END)
        self._incoming = self._outgoing = None

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, traceback):
        self.close()


def Pipe(duplex=True):
    """Two ends: both read and write, or the first only reads and the second only writes."""
    there = _process.channel()
    if not duplex:
        return Connection(there, None), Connection(None, there)
    back = _process.channel()
    return Connection(there, back), Connection(back, there)


def wait(object_list, timeout=None):
    """Those of the connections that have something to receive."""
    from time import monotonic, sleep

    deadline = None if timeout is None else monotonic() + timeout
    while True:
        ready = [connection for connection in object_list if connection.poll()]
        if ready or (deadline is not None and monotonic() >= deadline):
            return ready
        sleep(0.001)
