"""Dates and times. The calendar is the Gregorian one, for ever; a zone is a fixed difference to UTC."""

__all__ = ['MAXYEAR', 'MINYEAR', 'UTC', 'date', 'datetime', 'time', 'timedelta', 'timezone', 'tzinfo']

import time as _time

MINYEAR = 1
MAXYEAR = 9999

_BEFORE_MONTH = (0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)
_MONTHS = ('', 'Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec')
_LONG_MONTHS = (
    '', 'January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December')
_DAYS = ('Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun')
_LONG_DAYS = ('Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday')
_MAX_ORDINAL = 3652059
_EPOCH = 719163


def _is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _days_in_month(year, month):
    if month == 2:
        return 29 if _is_leap(year) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def _days_before_year(year):
    before = year - 1
    return before * 365 + before // 4 - before // 100 + before // 400


def _to_ordinal(year, month, day):
    leap = 1 if month > 2 and _is_leap(year) else 0
    return _days_before_year(year) + _BEFORE_MONTH[month] + leap + day


def _from_ordinal(n):
    """Year, month and day of the day with this number; day 1 is 0001-01-01."""
    # A year too early at most: an average year is 365.2425 days long.
    year = (n - 1) * 400 // 146097 + 1
    while _days_before_year(year + 1) < n:
        year += 1
    while _days_before_year(year) >= n:
        year -= 1
    rest = n - _days_before_year(year)
    month = 1
    while rest > _days_in_month(year, month):
        rest -= _days_in_month(year, month)
        month += 1
    return year, month, rest


def _index(value):
    if isinstance(value, int):
        return value
    if hasattr(value, '__index__'):
        return value.__index__()
    raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")


def _check_date(year, month, day):
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f'year {year} is out of range')
    if not 1 <= month <= 12:
        raise ValueError('month must be in 1..12')
    if not 1 <= day <= _days_in_month(year, month):
        raise ValueError('day is out of range for month')


def _check_time(hour, minute, second, microsecond, fold):
    if not 0 <= hour <= 23:
        raise ValueError('hour must be in 0..23')
    if not 0 <= minute <= 59:
        raise ValueError('minute must be in 0..59')
    if not 0 <= second <= 59:
        raise ValueError('second must be in 0..59')
    if not 0 <= microsecond <= 999999:
        raise ValueError('microsecond must be in 0..999999')
    if fold not in (0, 1):
        raise ValueError('fold must be either 0 or 1')


def _check_zone(tz):
    if tz is not None and not isinstance(tz, tzinfo):
        raise TypeError(f"tzinfo argument must be None or of a tzinfo subclass, not type '{type(tz).__name__}'")


def _round_half_even(numerator, denominator):
    whole, rest = divmod(numerator, denominator)
    if rest * 2 > denominator or (rest * 2 == denominator and whole % 2):
        whole += 1
    return whole


def _microseconds(amount, unit):
    """So many units of so many microseconds: an integer and a float part, which is rounded only in the end."""
    if isinstance(amount, int):
        return amount * unit, 0.0
    if not isinstance(amount, float):
        raise TypeError(f'unsupported type for timedelta component: {type(amount).__name__}')
    if amount != amount:
        raise ValueError('cannot convert float NaN to integer')
    if amount - amount != 0:
        raise OverflowError('cannot convert float infinity to integer')
    whole = int(amount)
    rest = (amount - whole) * unit
    more = int(rest)
    return whole * unit + more, rest - more


class timedelta:
    """How long: days, seconds and microseconds, of which only the days may be negative."""

    __slots__ = ('_days', '_seconds', '_microseconds')

    def __new__(cls, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
        total = 0
        rest = 0.0
        for name, amount, unit in (
                ('days', days, 86400000000), ('seconds', seconds, 1000000), ('microseconds', microseconds, 1),
                ('milliseconds', milliseconds, 1000), ('minutes', minutes, 60000000), ('hours', hours, 3600000000),
                ('weeks', weeks, 604800000000)):
            if amount.__class__ is int:
                total += amount * unit
                continue
            if not isinstance(amount, (int, float)):
                raise TypeError(f'unsupported type for timedelta {name} component: {type(amount).__name__}')
            whole, part = _microseconds(amount, unit)
            total += whole
            rest += part
        if rest:
            # Halves go to the even microsecond.
            total += round(rest) if rest % 1 != 0.5 else _half(total, rest)
        return _delta(cls, total)

    days = property(lambda self: self._days)
    seconds = property(lambda self: self._seconds)
    microseconds = property(lambda self: self._microseconds)

    def _total(self):
        return (self._days * 86400 + self._seconds) * 1000000 + self._microseconds

    def total_seconds(self):
        return self._total() / 1000000

    def __repr__(self):
        parts = []
        for name, value in (('days', self._days), ('seconds', self._seconds), ('microseconds', self._microseconds)):
            if value:
                parts.append(f'{name}={value}')
        return f"{_name(self)}({', '.join(parts) or '0'})"

    def __str__(self):
        minutes, seconds = divmod(self._seconds, 60)
        hours, minutes = divmod(minutes, 60)
        text = f'{hours}:{minutes:02}:{seconds:02}'
        if self._days:
            text = f"{self._days} day{'' if abs(self._days) == 1 else 's'}, {text}"
        if self._microseconds:
            text += f'.{self._microseconds:06}'
        return text

    def __add__(self, other):
        if isinstance(other, timedelta):
            return _delta(timedelta, self._total() + other._total())
        return NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return _delta(timedelta, self._total() - other._total())
        return NotImplemented

    def __neg__(self):
        return _delta(timedelta, -self._total())

    def __pos__(self):
        return _delta(timedelta, self._total())

    def __abs__(self):
        return _delta(timedelta, abs(self._total()))

    def __mul__(self, other):
        if isinstance(other, int):
            return _delta(timedelta, self._total() * other)
        if isinstance(other, float):
            numerator, denominator = other.as_integer_ratio()
            return _delta(timedelta, _round_half_even(self._total() * numerator, denominator))
        return NotImplemented

    __rmul__ = __mul__

    def __floordiv__(self, other):
        if isinstance(other, timedelta):
            return self._total() // other._total()
        if isinstance(other, int):
            return _delta(timedelta, self._total() // other)
        return NotImplemented

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            return self._total() / other._total()
        if isinstance(other, int):
            if other < 0:
                return _delta(timedelta, _round_half_even(-self._total(), -other))
            return _delta(timedelta, _round_half_even(self._total(), other))
        if isinstance(other, float):
            numerator, denominator = other.as_integer_ratio()
            if numerator < 0:
                numerator, denominator = -numerator, -denominator
            return _delta(timedelta, _round_half_even(self._total() * denominator, numerator))
        return NotImplemented

    def __mod__(self, other):
        if isinstance(other, timedelta):
            return _delta(timedelta, self._total() % other._total())
        return NotImplemented

    def __divmod__(self, other):
        if isinstance(other, timedelta):
            whole, rest = divmod(self._total(), other._total())
            return whole, _delta(timedelta, rest)
        return NotImplemented

    def __eq__(self, other):
        return self._total() == other._total() if isinstance(other, timedelta) else NotImplemented

    def __lt__(self, other):
        return self._total() < other._total() if isinstance(other, timedelta) else NotImplemented

    def __le__(self, other):
        return self._total() <= other._total() if isinstance(other, timedelta) else NotImplemented

    def __gt__(self, other):
        return self._total() > other._total() if isinstance(other, timedelta) else NotImplemented

    def __ge__(self, other):
        return self._total() >= other._total() if isinstance(other, timedelta) else NotImplemented

    def __hash__(self):
        return hash((self._days, self._seconds, self._microseconds))

    def __bool__(self):
        return self._total() != 0

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __reduce__(self):
        return type(self), (self._days, self._seconds, self._microseconds)


def _half(total, rest):
    below = int(rest // 1)
    return below if (total + below) % 2 == 0 else below + 1


def _delta(cls, total):
    seconds, microseconds = divmod(total, 1000000)
    days, seconds = divmod(seconds, 86400)
    if not -999999999 <= days <= 999999999:
        raise OverflowError(f'days={days}; must have magnitude <= 999999999')
    made = object.__new__(cls)
    made._days = days
    made._seconds = seconds
    made._microseconds = microseconds
    return made


timedelta.min = timedelta(-999999999)
timedelta.max = timedelta(999999999, 86399, 999999)
timedelta.resolution = timedelta(0, 0, 1)


def _name(self):
    """A class as `repr` names it."""
    cls = type(self)
    return f'datetime.{cls.__qualname__}' if cls.__module__ == 'datetime' else f'{cls.__module__}.{cls.__qualname__}' \
        if cls.__module__ not in ('__main__', 'builtins') else cls.__qualname__


class tzinfo:
    """A time zone, to derive from."""

    def tzname(self, dt):
        raise NotImplementedError('a tzinfo subclass must implement tzname()')

    def utcoffset(self, dt):
        raise NotImplementedError('a tzinfo subclass must implement utcoffset()')

    def dst(self, dt):
        raise NotImplementedError('a tzinfo subclass must implement dst()')

    def fromutc(self, dt):
        if dt.tzinfo is not self:
            raise ValueError('fromutc: dt.tzinfo is not self')
        offset = dt.utcoffset()
        dst = dt.dst()
        if offset is None or dst is None:
            raise ValueError('fromutc: non-None utcoffset() result required')
        dt += offset - dst
        return dt + dt.dst()


class timezone(tzinfo):
    """A fixed difference to UTC."""

    def __init__(self, offset, name=None):
        if not isinstance(offset, timedelta):
            raise TypeError(f'timezone() argument 1 must be datetime.timedelta, not {type(offset).__name__}')
        if name is not None and not isinstance(name, str):
            raise TypeError(f'timezone() argument 2 must be str, not {type(name).__name__}')
        if not -86400000000 < offset._total() < 86400000000:
            raise ValueError(
                'offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not ' f'{offset!r}.')
        self._offset = offset
        self._name = name

    def utcoffset(self, dt):
        return self._offset

    def dst(self, dt):
        return None

    def tzname(self, dt):
        if self._name is not None:
            return self._name
        return 'UTC' + _offset_text(self._offset) if self._offset else 'UTC'

    def fromutc(self, dt):
        return dt + self._offset

    def __eq__(self, other):
        return self._offset == other._offset if isinstance(other, timezone) else NotImplemented

    def __hash__(self):
        return hash(self._offset)

    def __str__(self):
        return self.tzname(None)

    def __repr__(self):
        if self is timezone.utc:
            return 'datetime.timezone.utc'
        if self._name is None:
            return f'{_name(self)}({self._offset!r})'
        return f'{_name(self)}({self._offset!r}, {self._name!r})'

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


timezone.utc = UTC = timezone(timedelta(0))
timezone.min = timezone(timedelta(minutes=-1439))
timezone.max = timezone(timedelta(minutes=1439))


def _offset_text(offset, colon=':'):
    if offset is None:
        return ''
    total = offset._total()
    sign = '-' if total < 0 else '+'
    total = abs(total)
    minutes, rest = divmod(total, 60000000)
    hours, minutes = divmod(minutes, 60)
    text = f'{sign}{hours:02}{colon}{minutes:02}'
    if rest:
        seconds, micro = divmod(rest, 1000000)
        text += f'{colon}{seconds:02}'
        if micro:
            text += f'.{micro:06}'
    return text


class _IsoCalendarDate(tuple):
    year = property(lambda self: self[0])
    week = property(lambda self: self[1])
    weekday = property(lambda self: self[2])

    def __repr__(self):
        return f'datetime.IsoCalendarDate(year={self[0]}, week={self[1]}, weekday={self[2]})'


def _iso_week_1(year):
    """The number of the Monday that begins week 1."""
    first = _to_ordinal(year, 1, 1)
    weekday = (first + 6) % 7
    return first - weekday + (7 if weekday > 3 else 0)


class date:
    """A day."""

    __slots__ = ('_year', '_month', '_day')

    def __new__(cls, year, month, day):
        year, month, day = _index(year), _index(month), _index(day)
        _check_date(year, month, day)
        self = object.__new__(cls)
        self._year = year
        self._month = month
        self._day = day
        return self

    year = property(lambda self: self._year)
    month = property(lambda self: self._month)
    day = property(lambda self: self._day)

    @classmethod
    def fromtimestamp(cls, timestamp, /):
        return cls(*_from_ordinal(int(timestamp // 86400) + _EPOCH))

    @classmethod
    def today(cls):
        return cls.fromtimestamp(_time.time())

    @classmethod
    def fromordinal(cls, n, /):
        if n < 1:
            raise ValueError('ordinal must be >= 1')
        if n > _MAX_ORDINAL:
            raise ValueError(f'year {_from_ordinal(n)[0]} is out of range')
        return cls(*_from_ordinal(n))

    @classmethod
    def fromisoformat(cls, date_string, /):
        if not isinstance(date_string, str):
            raise TypeError('fromisoformat: argument must be str')
        try:
            return cls(*_parse_date(date_string))
        except _Wrong:
            raise ValueError(f'Invalid isoformat string: {date_string!r}') from None

    @classmethod
    def fromisocalendar(cls, year, week, day):
        return cls(*_from_ordinal(_iso_ordinal(year, week, day)))

    def toordinal(self):
        return _to_ordinal(self._year, self._month, self._day)

    def weekday(self):
        return (self.toordinal() + 6) % 7

    def isoweekday(self):
        return self.toordinal() % 7 or 7

    def isocalendar(self):
        year = self._year
        today = self.toordinal()
        start = _iso_week_1(year)
        if today < start:
            year -= 1
            start = _iso_week_1(year)
        elif today >= _iso_week_1(year + 1):
            year += 1
            start = _iso_week_1(year)
        return _IsoCalendarDate((year, (today - start) // 7 + 1, (today - start) % 7 + 1))

    def replace(self, year=None, month=None, day=None):
        return type(self)(
            self._year if year is None else year, self._month if month is None else month, self._day if day is None else day)

    def timetuple(self):
        return _struct(self._year, self._month, self._day, 0, 0, 0, -1)

    def isoformat(self):
        return f'{self._year:04}-{self._month:02}-{self._day:02}'

    def __str__(self):
        return self.isoformat()

    def ctime(self):
        return f'{_DAYS[self.weekday()]} {_MONTHS[self._month]} {self._day:2} 00:00:00 {self._year:04}'

    def strftime(self, format, /):
        return _strftime(format, self._year, self._month, self._day, 0, 0, 0, 0, '', '')

    def __format__(self, fmt):
        if not isinstance(fmt, str):
            raise TypeError(f'must be str, not {type(fmt).__name__}')
        return self.strftime(fmt) if fmt else str(self)

    def __repr__(self):
        return f'{_name(self)}({self._year}, {self._month}, {self._day})'

    def _key(self):
        return self._year, self._month, self._day

    def _comparable(self, other):
        return isinstance(other, date) and isinstance(other, datetime) == isinstance(self, datetime)

    def __eq__(self, other):
        return self._key() == other._key() if self._comparable(other) else NotImplemented

    def __lt__(self, other):
        if self._comparable(other):
            return self._key() < other._key()
        return _incomparable(self, other)

    def __le__(self, other):
        if self._comparable(other):
            return self._key() <= other._key()
        return _incomparable(self, other)

    def __gt__(self, other):
        if self._comparable(other):
            return self._key() > other._key()
        return _incomparable(self, other)

    def __ge__(self, other):
        if self._comparable(other):
            return self._key() >= other._key()
        return _incomparable(self, other)

    def __hash__(self):
        return hash(self._key())

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        n = self.toordinal() + other._days
        if not 1 <= n <= _MAX_ORDINAL:
            raise OverflowError('date value out of range')
        return type(self)(*_from_ordinal(n))

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + timedelta(-other._days)
        if isinstance(other, date) and not isinstance(other, datetime):
            return timedelta(self.toordinal() - other.toordinal())
        return NotImplemented

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __reduce__(self):
        return type(self), (self._year, self._month, self._day)


def _incomparable(self, other):
    if isinstance(self, date) and isinstance(other, date):
        raise TypeError(f"can't compare {_name(self)} to {_name(other)}")
    return NotImplemented


date.min = date(1, 1, 1)
date.max = date(9999, 12, 31)
date.resolution = timedelta(1)


def _iso_ordinal(year, week, day):
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f'Year is out of range: {year}')
    start = _iso_week_1(year)
    if not (0 < week <= 52 or (week == 53 and _iso_week_1(year + 1) - start == 371)):
        raise ValueError(f'Invalid week: {week}')
    if not 0 < day < 8:
        raise ValueError(f'Invalid weekday: {day} (range is [1, 7])')
    return start + (week - 1) * 7 + day - 1


class time:
    """A time of day."""

    __slots__ = ('_hour', '_minute', '_second', '_microsecond', '_tzinfo', '_fold')

    def __new__(cls, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        hour, minute, second, microsecond = _index(hour), _index(minute), _index(second), _index(microsecond)
        _check_time(hour, minute, second, microsecond, fold)
        _check_zone(tzinfo)
        self = object.__new__(cls)
        self._hour = hour
        self._minute = minute
        self._second = second
        self._microsecond = microsecond
        self._tzinfo = tzinfo
        self._fold = fold
        return self

    hour = property(lambda self: self._hour)
    minute = property(lambda self: self._minute)
    second = property(lambda self: self._second)
    microsecond = property(lambda self: self._microsecond)
    tzinfo = property(lambda self: self._tzinfo)
    fold = property(lambda self: self._fold)

    @classmethod
    def fromisoformat(cls, time_string, /):
        if not isinstance(time_string, str):
            raise TypeError('fromisoformat: argument must be str')
        try:
            return cls(*_parse_time(time_string.removeprefix('T')))
        except _Wrong:
            raise ValueError(f'Invalid isoformat string: {time_string!r}') from None

    def utcoffset(self):
        return None if self._tzinfo is None else self._tzinfo.utcoffset(None)

    def tzname(self):
        return None if self._tzinfo is None else self._tzinfo.tzname(None)

    def dst(self):
        return None if self._tzinfo is None else self._tzinfo.dst(None)

    def replace(self, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *, fold=None):
        return type(self)(
            self._hour if hour is None else hour, self._minute if minute is None else minute,
            self._second if second is None else second, self._microsecond if microsecond is None else microsecond,
            self._tzinfo if tzinfo is True else tzinfo, fold=self._fold if fold is None else fold)

    def isoformat(self, timespec='auto'):
        return _time_text(self._hour, self._minute, self._second, self._microsecond, timespec) + _offset_text(self.utcoffset())

    def __str__(self):
        return self.isoformat()

    def strftime(self, format, /):
        return _strftime(
            format, 1900, 1, 1, self._hour, self._minute, self._second, self._microsecond,
            _offset_text(self.utcoffset(), ''), self.tzname() or '')

    def __format__(self, fmt):
        return self.strftime(fmt) if fmt else str(self)

    def __repr__(self):
        return f'{_name(self)}({_time_parts(self, [self._hour, self._minute])})'

    def _key(self):
        offset = self.utcoffset()
        seconds = (self._hour * 60 + self._minute) * 60 + self._second
        return seconds * 1000000 + self._microsecond - (offset._total() if offset is not None else 0)

    def _compare(self, other):
        if (self.utcoffset() is None) != (other.utcoffset() is None):
            raise TypeError("can't compare offset-naive and offset-aware times")

    def __eq__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        return (self.utcoffset() is None) == (other.utcoffset() is None) and self._key() == other._key()

    def __lt__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        self._compare(other)
        return self._key() < other._key()

    def __le__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        self._compare(other)
        return self._key() <= other._key()

    def __gt__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        self._compare(other)
        return self._key() > other._key()

    def __ge__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        self._compare(other)
        return self._key() >= other._key()

    def __hash__(self):
        return hash(self._key())

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


def _time_parts(self, parts):
    """The inside of a `repr`: seconds and microseconds only if there are any."""
    if self._microsecond:
        parts += [self._second, self._microsecond]
    elif self._second:
        parts.append(self._second)
    parts = [str(part) for part in parts]
    if self._tzinfo is not None:
        parts.append(f'tzinfo={self._tzinfo!r}')
    if self._fold:
        parts.append('fold=1')
    return ', '.join(parts)


def _time_text(hour, minute, second, microsecond, timespec):
    if timespec == 'auto':
        timespec = 'microseconds' if microsecond else 'seconds'
    text = f'{hour:02}:{minute:02}:{second:02}'
    if timespec == 'seconds':
        return text
    if timespec == 'microseconds':
        return f'{text}.{microsecond:06}'
    if timespec == 'milliseconds':
        return f'{text}.{microsecond // 1000:03}'
    if timespec == 'minutes':
        return text[:5]
    if timespec == 'hours':
        return text[:2]
    raise ValueError('Unknown timespec value')


time.min = time(0, 0, 0)
time.max = time(23, 59, 59, 999999)
time.resolution = timedelta(microseconds=1)


class datetime(date):
    """A day and a time of day."""

    __slots__ = ('_hour', '_minute', '_second', '_microsecond', '_tzinfo', '_fold')

    def __new__(cls, year, month, day, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        year, month, day = _index(year), _index(month), _index(day)
        hour, minute, second, microsecond = _index(hour), _index(minute), _index(second), _index(microsecond)
        _check_date(year, month, day)
        _check_time(hour, minute, second, microsecond, fold)
        _check_zone(tzinfo)
        self = object.__new__(cls)
        self._year = year
        self._month = month
        self._day = day
        self._hour = hour
        self._minute = minute
        self._second = second
        self._microsecond = microsecond
        self._tzinfo = tzinfo
        self._fold = fold
        return self

    hour = property(lambda self: self._hour)
    minute = property(lambda self: self._minute)
    second = property(lambda self: self._second)
    microsecond = property(lambda self: self._microsecond)
    tzinfo = property(lambda self: self._tzinfo)
    fold = property(lambda self: self._fold)

    @classmethod
    def _of(cls, microseconds, tz=None):
        """From microseconds since 0001-01-01."""
        seconds, micro = divmod(microseconds, 1000000)
        days, seconds = divmod(seconds, 86400)
        if not 0 <= days < _MAX_ORDINAL:
            raise OverflowError('date value out of range')
        year, month, day = _from_ordinal(days + 1)
        return cls(year, month, day, seconds // 3600, seconds // 60 % 60, seconds % 60, micro, tz)

    def _local(self):
        """Microseconds since 0001-01-01, as the clock on the wall shows them."""
        seconds = ((self.toordinal() - 1) * 24 + self._hour) * 3600 + self._minute * 60 + self._second
        return seconds * 1000000 + self._microsecond

    @classmethod
    def fromtimestamp(cls, timestamp, tz=None):
        _check_zone(tz)
        numerator, denominator = timestamp.as_integer_ratio()
        micro = _round_half_even(numerator * 1000000, denominator) + (_EPOCH - 1) * 86400000000
        made = cls._of(micro, tz)
        return made if tz is None else tz.fromutc(made)

    @classmethod
    def utcfromtimestamp(cls, timestamp, /):
        return cls.fromtimestamp(timestamp)

    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(_time.time(), tz)

    @classmethod
    def today(cls):
        return cls.now()

    @classmethod
    def utcnow(cls):
        return cls.fromtimestamp(_time.time())

    @classmethod
    def combine(cls, date, time, tzinfo=True):
        zone = time._tzinfo if tzinfo is True else tzinfo
        return cls(
            date._year, date._month, date._day, time._hour, time._minute, time._second, time._microsecond, zone, fold=time._fold)

    @classmethod
    def fromisoformat(cls, date_string, /):
        if not isinstance(date_string, str):
            raise TypeError('fromisoformat: argument must be str')
        try:
            length = _date_length(date_string)
            day = _parse_date(date_string[:length])
            rest = date_string[length + 1:]
            if len(date_string) > length and not rest:
                raise _Wrong
            return cls(*day, *(_parse_time(rest) if rest else ()))
        except _Wrong:
            raise ValueError(f'Invalid isoformat string: {date_string!r}') from None

    @classmethod
    def strptime(cls, date_string, format, /):
        from _strptime import parse
        fields, micro, offset, zone = parse(date_string, format)
        tz = None
        if offset is not None:
            tz = timezone(timedelta(microseconds=offset), zone) if zone else timezone(timedelta(microseconds=offset))
            if offset == 0 and zone in (None, 'UTC'):
                tz = timezone.utc
        return cls(*fields, micro, tz)

    def date(self):
        return date(self._year, self._month, self._day)

    def time(self):
        return time(self._hour, self._minute, self._second, self._microsecond, fold=self._fold)

    def timetz(self):
        return time(self._hour, self._minute, self._second, self._microsecond, self._tzinfo, fold=self._fold)

    def timestamp(self):
        micro = self._local() - (_EPOCH - 1) * 86400000000
        offset = self.utcoffset()
        return (micro - (offset._total() if offset is not None else 0)) / 1000000

    def timetuple(self):
        dst = self.dst()
        return _struct(
            self._year, self._month, self._day, self._hour, self._minute, self._second, -1 if dst is None else 1 if dst else 0)

    def utctimetuple(self):
        offset = self.utcoffset()
        there = self if offset is None else self.replace(tzinfo=None) - offset
        return _struct(there._year, there._month, there._day, there._hour, there._minute, there._second, 0)

    def replace(self, year=None, month=None, day=None, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *, fold=None):
        return type(self)(
            self._year if year is None else year, self._month if month is None else month, self._day if day is None else day,
            self._hour if hour is None else hour, self._minute if minute is None else minute,
            self._second if second is None else second, self._microsecond if microsecond is None else microsecond,
            self._tzinfo if tzinfo is True else tzinfo, fold=self._fold if fold is None else fold)

    def astimezone(self, tz=None):
        offset = self.utcoffset()
        if tz is None:
            # The clock of the machine shows UTC.
            tz = timezone.utc
        _check_zone(tz)
        if tz is self._tzinfo:
            return self
        utc = (self if offset is None else self - offset).replace(tzinfo=tz)
        return tz.fromutc(utc)

    def utcoffset(self):
        return None if self._tzinfo is None else self._tzinfo.utcoffset(self)

    def tzname(self):
        return None if self._tzinfo is None else self._tzinfo.tzname(self)

    def dst(self):
        return None if self._tzinfo is None else self._tzinfo.dst(self)

    def isoformat(self, sep='T', timespec='auto'):
        return (
            f'{self._year:04}-{self._month:02}-{self._day:02}{sep}'
            + _time_text(self._hour, self._minute, self._second, self._microsecond, timespec) + _offset_text(self.utcoffset())
        )

    def __str__(self):
        return self.isoformat(' ')

    def ctime(self):
        return (
            f'{_DAYS[self.weekday()]} {_MONTHS[self._month]} {self._day:2} {self._hour:02}:{self._minute:02}:{self._second:02} {self._year:04}'
        )

    def strftime(self, format, /):
        return _strftime(
            format, self._year, self._month, self._day, self._hour, self._minute, self._second, self._microsecond,
            _offset_text(self.utcoffset(), ''), self.tzname() or '')

    def __repr__(self):
        return f'{_name(self)}({_time_parts(self, [self._year, self._month, self._day, self._hour, self._minute])})'

    def _key(self):
        offset = self.utcoffset()
        return self._local() - (offset._total() if offset is not None else 0)

    def _comparable(self, other):
        if not isinstance(other, datetime):
            return False
        if (self.utcoffset() is None) != (other.utcoffset() is None):
            raise TypeError("can't compare offset-naive and offset-aware datetimes")
        return True

    def __eq__(self, other):
        if not isinstance(other, datetime):
            return NotImplemented if not isinstance(other, date) else False
        return (self.utcoffset() is None) == (other.utcoffset() is None) and self._key() == other._key()

    def __hash__(self):
        return hash(self._key())

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return type(self)._of(self._local() + other._total(), self._tzinfo)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return type(self)._of(self._local() - other._total(), self._tzinfo)
        if not isinstance(other, datetime):
            return NotImplemented
        if (self.utcoffset() is None) != (other.utcoffset() is None):
            raise TypeError("can't subtract offset-naive and offset-aware datetimes")
        return _delta(timedelta, self._key() - other._key())

    def __reduce__(self):
        return type(self), (
            self._year, self._month, self._day, self._hour, self._minute, self._second, self._microsecond, self._tzinfo)


datetime.min = datetime(1, 1, 1)
datetime.max = datetime(9999, 12, 31, 23, 59, 59, 999999)
datetime.resolution = timedelta(microseconds=1)


def _struct(year, month, day, hour, minute, second, dst):
    ordinal = _to_ordinal(year, month, day)
    fields = (year, month, day, hour, minute, second, (ordinal + 6) % 7, ordinal - _days_before_year(year), dst)
    return _time.struct_time(fields)


def _strftime(format, year, month, day, hour, minute, second, microsecond, offset, zone):
    if not isinstance(format, str):
        raise TypeError(f'strftime() argument 1 must be str, not {type(format).__name__}')
    parts = []
    place = 0
    while True:
        sign = format.find('%', place)
        if sign < 0 or sign + 1 >= len(format):
            parts.append(format[place:])
            return ''.join(parts)
        parts.append(format[place:sign])
        code = format[sign + 1]
        place = sign + 2
        padded = True
        if code == '-' and place < len(format):
            # As the C library of Linux has it: without zeros before the number.
            padded = False
            code = format[place]
            place += 1
        text = _code(code, year, month, day, hour, minute, second, microsecond, offset, zone)
        if not padded and text.isdigit():
            text = text.lstrip('0') or '0'
        parts.append(text)


def _code(code, year, month, day, hour, minute, second, microsecond, offset, zone):
    if code == 'Y':
        return str(year)
    if code == 'm':
        return f'{month:02}'
    if code == 'd':
        return f'{day:02}'
    if code == 'H':
        return f'{hour:02}'
    if code == 'M':
        return f'{minute:02}'
    if code == 'S':
        return f'{second:02}'
    if code == 'f':
        return f'{microsecond:06}'
    if code == 'y':
        return f'{year % 100:02}'
    if code == 'b' or code == 'h':
        return _MONTHS[month]
    if code == 'B':
        return _LONG_MONTHS[month]
    if code == 'I':
        return f'{hour % 12 or 12:02}'
    if code == 'p':
        return 'AM' if hour < 12 else 'PM'
    if code == 'z':
        return offset
    if code == 'Z':
        return zone
    if code == '%':
        return '%'
    if code == 'n':
        return '\n'
    if code == 't':
        return '\t'
    if code == 'e':
        return f'{day:2}'
    if code == 'k':
        return f'{hour:2}'
    if code == 'l':
        return f'{hour % 12 or 12:2}'
    if code == 'C':
        return f'{year // 100:02}'
    if code == 'F':
        return f'{year}-{month:02}-{day:02}'
    if code == 'T' or code == 'X':
        return f'{hour:02}:{minute:02}:{second:02}'
    if code == 'R':
        return f'{hour:02}:{minute:02}'
    if code == 'r':
        return f"{hour % 12 or 12:02}:{minute:02}:{second:02} {'AM' if hour < 12 else 'PM'}"
    if code == 'D' or code == 'x':
        return f'{month:02}/{day:02}/{year % 100:02}'
    return _calendar_code(code, year, month, day, hour, minute, second)


def _calendar_code(code, year, month, day, hour, minute, second):
    ordinal = _to_ordinal(year, month, day)
    weekday = (ordinal + 6) % 7
    day_of_year = ordinal - _days_before_year(year)
    if code == 'a':
        return _DAYS[weekday]
    if code == 'A':
        return _LONG_DAYS[weekday]
    if code == 'w':
        return str((weekday + 1) % 7)
    if code == 'u':
        return str(weekday + 1)
    if code == 'j':
        return f'{day_of_year:03}'
    if code == 'U':
        return f'{(day_of_year + 6 - (weekday + 1) % 7) // 7:02}'
    if code == 'W':
        return f'{(day_of_year + 6 - weekday) // 7:02}'
    if code in ('G', 'V', 'g'):
        iso = date(year, month, day).isocalendar()
        return str(iso[0]) if code == 'G' else f'{iso[1]:02}' if code == 'V' else f'{iso[0] % 100:02}'
    if code == 'c':
        return f'{_DAYS[weekday]} {_MONTHS[month]} {day:2} {hour:02}:{minute:02}:{second:02} {year}'
    if code == 's':
        return str((ordinal - _EPOCH) * 86400 + hour * 3600 + minute * 60 + second)
    return '%' + code


class _Wrong(Exception):
    pass


def _number(text):
    if not text or not (text.isascii() and text.isdigit()):
        raise _Wrong
    return int(text)


def _date_length(text):
    """How much of a text is its date: 2020-01-02, 20200102, 2020-W01-2, 2020W012, 2020-W01, 2020W01."""
    if text[4:5] == '-':
        if text[5:6] == 'W':
            return 10 if text[8:9] == '-' and text[9:10].isdigit() else 8
        return 10
    if text[4:5] == 'W':
        return 8 if text[7:8].isdigit() else 7
    return 8


def _parse_date(text):
    year = _number(text[:4])
    rest = text[4:]
    if rest.replace('-', '').startswith('W'):
        dashes = rest.startswith('-')
        parts = rest[1:].split('-') if dashes else [rest[:3], rest[3:]] if rest[3:] else [rest]
        if len(parts[0]) != 3 or len(parts) > 2 or (len(parts) == 2 and len(parts[1]) != 1):
            raise _Wrong
        return _from_ordinal(_iso_ordinal(year, _number(parts[0][1:]), _number(parts[1]) if len(parts) == 2 else 1))
    if len(text) == 10 and rest[0] == '-' and rest[3] == '-':
        return year, _number(rest[1:3]), _number(rest[4:6])
    if len(text) == 8 and '-' not in rest:
        return year, _number(rest[:2]), _number(rest[2:4])
    raise _Wrong


def _parse_clock(text):
    """Hours, minutes, seconds and microseconds of 12:34:56.789, 123456.789, 12:34, 12."""
    clock, comma, fraction = text.replace(',', '.').partition('.')
    parts = clock.split(':') if ':' in clock else [clock[place:place + 2] for place in range(0, len(clock), 2)]
    if not 1 <= len(parts) <= 3 or [part for part in parts if len(part) != 2]:
        raise _Wrong
    numbers = [_number(part) for part in parts]
    if comma and (len(numbers) != 3 or not fraction):
        raise _Wrong
    numbers += [0] * (3 - len(numbers))
    numbers.append(_number((fraction[:6] + '000000')[:6]) if fraction else 0)
    if fraction and not (fraction.isascii() and fraction.isdigit()):
        raise _Wrong
    return numbers


def _parse_time(text):
    for sign in 'Z+-':
        place = text.find(sign)
        if place > 0:
            zone_text = text[place + 1:]
            if sign == 'Z':
                if zone_text:
                    raise _Wrong
                zone = timezone.utc
            else:
                hours, minutes, seconds, micro = _parse_clock(zone_text)
                offset = timedelta(hours=hours, minutes=minutes, seconds=seconds, microseconds=micro)
                zone = timezone.utc if not offset else timezone(-offset if sign == '-' else offset)
            return (*_parse_clock(text[:place]), zone)
    return (*_parse_clock(text), None)
