"""The errors of `pickle`."""


class PickleError(Exception):
    """What errors of `pickle` have in common."""


class PicklingError(PickleError):
    """An object cannot be encoded."""


class UnpicklingError(PickleError):
    """Bytes cannot be decoded."""
