"""Reads dates and times from texts by a format."""

import datetime as _datetime

_DIGITS = {'d': 2, 'm': 2, 'y': 2, 'H': 2, 'I': 2, 'M': 2, 'S': 2, 'j': 3, 'w': 1, 'U': 2, 'W': 2, 'V': 2, 'u': 1}
_LIMITS = {'d': (1, 31), 'm': (1, 12), 'H': (0, 23), 'I': (1, 12), 'M': (0, 59), 'S': (0, 61), 'j': (1, 366), 'w': (0, 6), 'u': (1, 7),
           'U': (0, 53), 'W': (0, 53), 'V': (1, 53), 'y': (0, 99)}
_SHORT = {'c': '%a %b %d %H:%M:%S %Y', 'x': '%m/%d/%y', 'X': '%H:%M:%S', 'D': '%m/%d/%y', 'T': '%H:%M:%S', 'R': '%H:%M', 'F': '%Y-%m-%d',
          'r': '%I:%M:%S %p'}
_NAMES = {'a': _datetime._DAYS, 'A': _datetime._LONG_DAYS, 'b': _datetime._MONTHS, 'B': _datetime._LONG_MONTHS, 'h': _datetime._MONTHS,
          'p': ('AM', 'PM'), 'Z': ('UTC', 'GMT')}
_KNOWN = 'aAbBcdfHIjmMpSUwWxXyYzZ%GuVTRDFrh'


def _choices(code, text, place):
    """All ways to read what a code stands for at a place, the longest first: pairs of the value and the place after it."""
    if code in _NAMES:
        found = []
        rest = text[place:].lower()
        for number, name in enumerate(_NAMES[code]):
            if name and rest.startswith(name.lower()):
                found.append((name if code == 'Z' else number, place + len(name)))
        found.sort(key=lambda choice: -choice[1])
        return found
    if code == 'z':
        return _offset(text, place)
    if code == 'Y' or code == 'G':
        digits = text[place:place + 4]
        return [(int(digits), place + 4)] if len(digits) == 4 and digits.isdigit() else []
    most = 6 if code == 'f' else _DIGITS[code]
    size = 0
    while size < most and text[place + size:place + size + 1].isdigit():
        size += 1
    found = []
    while size:
        digits = text[place:place + size]
        if code == 'f':
            found.append((int((digits + '00000')[:6]), place + size))
        else:
            low, high = _LIMITS[code]
            if low <= int(digits) <= high:
                found.append((int(digits), place + size))
        size -= 1
    return found


def _offset(text, place):
    if text[place:place + 1] == 'Z':
        return [(0, place + 1)]
    sign = text[place:place + 1]
    if sign not in ('+', '-') or not text[place + 1:place + 3].isdigit():
        return []
    stop = place + 3
    total = int(text[place + 1:stop]) * 3600
    for unit in (60, 1):
        start = stop + 1 if text[stop:stop + 1] == ':' else stop
        digits = text[start:start + 2]
        if len(digits) != 2 or not digits.isdigit() or int(digits) > 59:
            break
        total += int(digits) * unit
        stop = start + 2
    if stop == place + 3:
        return []
    micro = total * 1000000
    return [(micro if sign == '+' else -micro, stop)]


def _pieces(format):
    """Codes and the characters between them; `None` is any space."""
    pieces = []
    place = 0
    while place < len(format):
        c = format[place]
        if c.isspace():
            if not pieces or pieces[-1] is not None:
                pieces.append(None)
        elif c == '%':
            place += 1
            code = format[place:place + 1]
            if not code:
                raise ValueError(f'stray % in format {format!r}')
            if code not in _KNOWN:
                raise ValueError(f"'{code}' is a bad directive in format {format!r}")
            if code in _SHORT:
                pieces += _pieces(_SHORT[code])
            elif code == '%':
                pieces.append('%')
            else:
                pieces.append('%' + code)
        else:
            pieces.append(c)
        place += 1
    return pieces


def _match(pieces, text):
    """The values by code, and the place after what was read; or `None`. Tries the other ways to read a number if what follows does not fit."""
    stack = [(0, 0, {})]
    while stack:
        number, place, values = stack.pop()
        if number == len(pieces):
            return values, place
        piece = pieces[number]
        if piece is None:
            after = place
            while text[after:after + 1].isspace():
                after += 1
            if after > place:
                stack.append((number + 1, after, values))
        elif len(piece) == 2:
            choices = _choices(piece[1], text, place)
            for value, after in choices[::-1]:
                stack.append((number + 1, after, {**values, piece[1]: value}))
        elif text[place:place + 1].lower() == piece.lower():
            stack.append((number + 1, place + 1, values))
    return None


def parse(text, format):
    """Year, month, day, hour, minute and second; microseconds; the offset to UTC in microseconds and the zone's name, or `None`."""
    for place, one in enumerate((text, format)):
        if not isinstance(one, str):
            raise TypeError(f'strptime() argument {place + 1} must be str, not {type(one).__name__}')
    found = _match(_pieces(format), text)
    if found is None:
        raise ValueError(f'time data {text!r} does not match format {format!r}')
    values, place = found
    if place != len(text):
        raise ValueError(f'unconverted data remains: {text[place:]}')
    hour = values.get('H', 0)
    if 'I' in values:
        hour = values['I'] % 12 + (12 if values.get('p') == 1 else 0)
    offset, zone = values.get('z'), values.get('Z')
    if zone is not None and offset is None:
        # A zone's name alone says nothing here.
        zone = None
    fields = (*_day(values), hour, values.get('M', 0), values.get('S', 0))
    return fields, values.get('f', 0), offset, zone


def _day(values):
    year = values.get('Y')
    if year is None and 'y' in values:
        year = values['y'] + (2000 if values['y'] <= 68 else 1900)
    month = values.get('m') or values.get('B') or values.get('b') or values.get('h') or 1
    day = values.get('d', 1)
    weekday = values.get('a', values.get('A'))
    if weekday is None and 'w' in values:
        weekday = (values['w'] - 1) % 7
    if weekday is None and 'u' in values:
        weekday = values['u'] - 1
    if 'G' in values and 'V' in values and weekday is not None:
        return _datetime._from_ordinal(_datetime._iso_ordinal(values['G'], values['V'], weekday + 1))
    if year is None:
        year = 1904 if month == 2 and day == 29 else 1900
        if year == 1904:
            return 1900, month, day
    week = values.get('W', values.get('U'))
    if week is not None and weekday is not None:
        first = _datetime._to_ordinal(year, 1, 1)
        start = (first + 6) % 7 if 'W' in values else first % 7
        place = weekday if 'W' in values else (weekday + 1) % 7
        return _datetime._from_ordinal(first - start + place + 7 * week - (7 if start == 0 else 0))
    if 'j' in values:
        return _datetime._from_ordinal(_datetime._days_before_year(year) + values['j'])
    return year, month, day
