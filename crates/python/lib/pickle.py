"""Values as bytes, and back. The bytes are the machine's own format: other Pythons do not read it."""

from _codec import decode as _decode, encode as _encode
from _pickle import PickleError, PicklingError, UnpicklingError

__all__ = [
    "DEFAULT_PROTOCOL", "HIGHEST_PROTOCOL", "PickleError", "PicklingError", "UnpicklingError",
    "dump", "dumps", "load", "loads",
]

HIGHEST_PROTOCOL = 5
DEFAULT_PROTOCOL = 4


def _check(protocol):
    if protocol is not None and protocol > HIGHEST_PROTOCOL:
        raise ValueError(f"pickle protocol must be <= {HIGHEST_PROTOCOL}")


def dumps(obj, protocol=None, *, fix_imports=True, buffer_callback=None):
    _check(protocol)
    return _encode(obj)


def loads(data, /, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=()):
    return _decode(data)


def dump(obj, file, protocol=None, *, fix_imports=True, buffer_callback=None):
    data = dumps(obj, protocol)
    # Several values may follow each other in a file.
    file.write(len(data).to_bytes(8, "little") + data)


def load(file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=()):
    size = file.read(8)
    if not size:
        raise EOFError("Ran out of input")
    data = file.read(int.from_bytes(size, "little"))
    if len(size) < 8 or not data:
        raise UnpicklingError("pickle data was truncated")
    return loads(data)
