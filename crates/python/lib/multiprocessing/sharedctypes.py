"""Numbers in memory that processes share."""

import _process
from multiprocessing.synchronize import RLock

# Name of the C type, and its bits: with a sign if they are negative; 0 is for floats.
_TYPES = {
    "b": ("c_byte", -8), "B": ("c_ubyte", 8), "h": ("c_short", -16), "H": ("c_ushort", 16),
    "i": ("c_int", -32), "I": ("c_uint", 32), "l": ("c_long", -64), "L": ("c_ulong", 64),
    "q": ("c_long", -64), "Q": ("c_ulong", 64), "f": ("c_float", 0), "d": ("c_double", 0),
    "c": ("c_char", 8), "?": ("c_bool", 1),
}


def _code_of(typecode_or_type):
    """The type code, also of a class of `ctypes`."""
    code = typecode_or_type
    if not isinstance(code, str):
        code = getattr(code, "_type_", code)
    if code not in _TYPES:
        raise TypeError(f"this type has no storage: {typecode_or_type!r}")
    return code


class _Cells:
    """Numbers of one C type."""

    def __init__(self, code, count):
        self._code = code
        self._name, self._bits = _TYPES[code]
        self._cells = _process.cells("q" if self._bits else "d", count)

    def load(self, index):
        number = _process.load(self._cells, index)
        if self._code == "c":
            return bytes([number])
        if self._code == "?":
            return bool(number)
        # Those of 64 bits without a sign lie in cells with one.
        return number % (1 << 64) if self._bits == 64 else number

    def store(self, index, value):
        _process.store(self._cells, index, self._fit(value))

    def _fit(self, value):
        """As C stores it: what does not fit is cut off."""
        if self._code == "c":
            if not isinstance(value, bytes) or len(value) != 1:
                raise TypeError("one character bytes, bytearray or integer expected")
            return value[0]
        if not self._bits:
            if not isinstance(value, (int, float)):
                raise TypeError(f"must be real number, not {type(value).__name__}")
            return float(value)
        if self._code == "?":
            return int(bool(value))
        if not isinstance(value, int):
            raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
        size = abs(self._bits)
        value %= 1 << size
        signed = self._bits < 0 or size == 64
        return value - (1 << size) if signed and value >> (size - 1) else value


class _RawValue:
    def __init__(self, code, value):
        self._cells = _Cells(code, 1)
        if value is not None:
            self._cells.store(0, value)

    @property
    def value(self):
        return self._cells.load(0)

    @value.setter
    def value(self, value):
        self._cells.store(0, value)

    def __repr__(self):
        return f"{self._cells._name}({self.value!r})"


class _RawArray:
    def __init__(self, code, size_or_initializer):
        if isinstance(size_or_initializer, int):
            values, self._length = (), size_or_initializer
        else:
            if isinstance(size_or_initializer, bytes) and code == "c":
                values = [bytes([byte]) for byte in size_or_initializer]
            else:
                values = list(size_or_initializer)
            self._length = len(values)
        self._cells = _Cells(code, self._length)
        for index, value in enumerate(values):
            self._cells.store(index, value)

    def __len__(self):
        return self._length

    def _index(self, index):
        place = index + self._length if index < 0 else index
        if not 0 <= place < self._length:
            raise IndexError("invalid index")
        return place

    def __getitem__(self, index):
        if isinstance(index, slice):
            items = [self._cells.load(i) for i in range(*index.indices(self._length))]
            return b"".join(items) if self._cells._code == "c" else items
        return self._cells.load(self._index(index))

    def __setitem__(self, index, value):
        if isinstance(index, slice):
            places = range(*index.indices(self._length))
            if self._cells._code == "c":
                value = [bytes([byte]) for byte in value]
            value = list(value)
            if len(value) != len(places):
                raise ValueError("Can only assign sequence of same size")
            for place, each in zip(places, value):
                self._cells.store(place, each)
        else:
            self._cells.store(self._index(index), value)

    def __iter__(self):
        return (self._cells.load(index) for index in range(self._length))

    @property
    def raw(self):
        if self._cells._code != "c":
            raise AttributeError("raw")
        return self[:]

    @property
    def value(self):
        if self._cells._code != "c":
            raise AttributeError("value")
        return self[:].split(b"\0")[0]

    @value.setter
    def value(self, value):
        if len(value) > self._length:
            raise ValueError("byte string too long")
        data = value + b"\0" if len(value) < self._length else value
        self[: len(data)] = data

    def __repr__(self):
        return f"<{self._cells._name}_Array_{self._length}>"


class _Synchronized:
    """With a lock of its own."""

    def __init__(self, raw, lock):
        self._raw = raw
        self._lock = lock
        self.acquire = lock.acquire
        self.release = lock.release

    def get_lock(self):
        return self._lock

    def get_obj(self):
        return self._raw

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, exc_type, exc_value, traceback):
        return self._lock.__exit__(exc_type, exc_value, traceback)

    @property
    def value(self):
        with self._lock:
            return self._raw.value

    @value.setter
    def value(self, value):
        with self._lock:
            self._raw.value = value

    def __repr__(self):
        return f"<{type(self).__name__} wrapper for {self._raw!r}>"


class Synchronized(_Synchronized):
    """One number with a lock."""


class SynchronizedArray(_Synchronized):
    """Numbers with a lock."""

    @property
    def raw(self):
        with self._lock:
            return self._raw.raw

    def __len__(self):
        return len(self._raw)

    def __getitem__(self, index):
        with self._lock:
            return self._raw[index]

    def __setitem__(self, index, value):
        with self._lock:
            self._raw[index] = value

    def __iter__(self):
        for index in range(len(self)):
            yield self[index]


def RawValue(typecode_or_type, *args):
    return _RawValue(_code_of(typecode_or_type), args[0] if args else None)


def RawArray(typecode_or_type, size_or_initializer):
    return _RawArray(_code_of(typecode_or_type), size_or_initializer)


def _with_lock(make, raw, lock):
    if lock is False:
        return raw
    if lock in (True, None):
        lock = RLock()
    elif not hasattr(lock, "acquire"):
        raise AttributeError(f"{lock!r} has no method 'acquire'")
    return make(raw, lock)


def Value(typecode_or_type, *args, lock=True):
    return _with_lock(Synchronized, RawValue(typecode_or_type, *args), lock)


def Array(typecode_or_type, size_or_initializer, *, lock=True):
    return _with_lock(SynchronizedArray, RawArray(typecode_or_type, size_or_initializer), lock)
