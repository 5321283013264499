"""Secure hashes and message digests."""

import _hashlib

_sizes = {
    'md5': (16, 64), 'sha1': (20, 64), 'sha224': (28, 64), 'sha256': (32, 64), 'sha384': (48, 128), 'sha512': (64, 128),
}
algorithms_guaranteed = set(_sizes)
algorithms_available = set(_sizes)


class _Hash:
    def __init__(self, name, state):
        self.name = name
        self.digest_size, self.block_size = _sizes[name]
        self._state = state

    def update(self, data, /):
        _hashlib.update(self._state, data)

    def digest(self):
        return _hashlib.digest(self._state)

    def hexdigest(self):
        return _hashlib.digest(self._state).hex()

    def copy(self):
        return _Hash(self.name, _hashlib.copy(self._state))

    def __repr__(self):
        return f'<{self.name} _hashlib.HASH object @ {hex(id(self))}>'


_Hash.__name__ = _Hash.__qualname__ = 'HASH'
_Hash.__module__ = '_hashlib'


def new(name, data=b'', *, usedforsecurity=True):
    state = _hashlib.create(name)
    if data != b'':
        _hashlib.update(state, data)
    return _Hash(name.lower().replace('-', ''), state)


def md5(string=b'', *, usedforsecurity=True):
    return new('md5', string)


def sha1(string=b'', *, usedforsecurity=True):
    return new('sha1', string)


def sha224(string=b'', *, usedforsecurity=True):
    return new('sha224', string)


def sha256(string=b'', *, usedforsecurity=True):
    return new('sha256', string)


def sha384(string=b'', *, usedforsecurity=True):
    return new('sha384', string)


def sha512(string=b'', *, usedforsecurity=True):
    return new('sha512', string)
