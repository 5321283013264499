"""JSON: from texts and to texts."""

__all__ = ['JSONDecodeError', 'JSONDecoder', 'JSONEncoder', 'dump', 'dumps', 'load', 'loads']

from json.decoder import JSONDecodeError, JSONDecoder
from json.encoder import JSONEncoder

_plain_decoder = None
_plain_encoder = None


def dumps(obj, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, cls=None, indent=None, separators=None,
          default=None, sort_keys=False, **kw):
    global _plain_encoder
    if not (skipkeys or not ensure_ascii or not check_circular or not allow_nan or cls or indent is not None or separators or default
            or sort_keys or kw):
        if _plain_encoder is None:
            _plain_encoder = JSONEncoder()
        return _plain_encoder.encode(obj)
    return (cls or JSONEncoder)(
        skipkeys=skipkeys, ensure_ascii=ensure_ascii, check_circular=check_circular, allow_nan=allow_nan, indent=indent,
        separators=separators, default=default, sort_keys=sort_keys, **kw,
    ).encode(obj)


def dump(obj, fp, **kw):
    fp.write(dumps(obj, **kw))


def loads(s, *, cls=None, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, object_pairs_hook=None, **kw):
    global _plain_decoder
    if isinstance(s, str):
        if s.startswith('\ufeff'):
            raise JSONDecodeError('Unexpected UTF-8 BOM (decode using utf-8-sig)', s, 0)
    elif isinstance(s, (bytes, bytearray)):
        s = s.decode()
        if s.startswith('\ufeff'):
            s = s[1:]
    else:
        raise TypeError(f'the JSON object must be str, bytes or bytearray, not {type(s).__name__}')
    if not (cls or object_hook or parse_float or parse_int or parse_constant or object_pairs_hook or kw):
        if _plain_decoder is None:
            _plain_decoder = JSONDecoder()
        return _plain_decoder.decode(s)
    return (cls or JSONDecoder)(
        object_hook=object_hook, parse_float=parse_float, parse_int=parse_int, parse_constant=parse_constant,
        object_pairs_hook=object_pairs_hook, **kw,
    ).decode(s)


def load(fp, **kw):
    return loads(fp.read(), **kw)
