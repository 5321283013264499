"""Clocks, sleeping, and times as texts. The time zone is UTC."""

from _time import (
    monotonic,
    monotonic_ns,
    perf_counter,
    perf_counter_ns,
    process_time,
    process_time_ns,
    sleep,
    thread_time,
    time,
    time_ns,
)

timezone = altzone = daylight = 0
tzname = ("UTC", "UTC")

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)
# Days of a year before each month.
_BEFORE = (0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)


class struct_time(tuple):
    """A time by its parts."""

    n_fields = 11
    n_sequence_fields = 9
    n_unnamed_fields = 0

    def __new__(cls, sequence):
        values = tuple(sequence)
        if not 9 <= len(values) <= 11:
            kind = "at least 9" if len(values) < 9 else "at most 11"
            raise TypeError(f"time.struct_time() takes an {kind}-sequence ({len(values)}-sequence given)")
        return tuple.__new__(cls, values[:9])

    tm_year = property(lambda self: self[0])
    tm_mon = property(lambda self: self[1])
    tm_mday = property(lambda self: self[2])
    tm_hour = property(lambda self: self[3])
    tm_min = property(lambda self: self[4])
    tm_sec = property(lambda self: self[5])
    tm_wday = property(lambda self: self[6])
    tm_yday = property(lambda self: self[7])
    tm_isdst = property(lambda self: self[8])
    tm_zone = property(lambda self: "UTC")
    tm_gmtoff = property(lambda self: 0)

    def __repr__(self):
        names = ("year", "mon", "mday", "hour", "min", "sec", "wday", "yday", "isdst")
        parts = ", ".join(f"tm_{name}={value}" for name, value in zip(names, self))
        return f"time.struct_time({parts})"


def _is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _days_before_year(year):
    """From 1970-01-01."""
    last = year - 1
    return last * 365 + last // 4 - last // 100 + last // 400 - 719162


def _day_of_year(year, month, day):
    """The first is 1."""
    return _BEFORE[month - 1] + day + (month > 2 and _is_leap(year))


def gmtime(secs=None):
    seconds = int(time() if secs is None else secs // 1)
    days, rest = divmod(seconds, 86400)
    year = 1970 + days // 366
    while _days_before_year(year + 1) <= days:
        year += 1
    while _days_before_year(year) > days:
        year -= 1
    yday = days - _days_before_year(year)
    month = 12
    while _day_of_year(year, month, 1) - 1 > yday:
        month -= 1
    day = yday - _day_of_year(year, month, 1) + 2
    weekday = (days + 3) % 7
    return struct_time(
        (year, month, day, rest // 3600, rest // 60 % 60, rest % 60, weekday, yday + 1, 0)
    )


def localtime(secs=None):
    return gmtime(secs)


def mktime(t):
    if not isinstance(t, tuple):
        raise TypeError("Tuple or struct_time argument required")
    year, month, day, hour, minute, second = t[:6]
    # Months beyond the year count on.
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    days = _days_before_year(year) + _day_of_year(year, month, 1) - 1 + day - 1
    return float(days * 86400 + hour * 3600 + minute * 60 + second)


def asctime(t=None):
    t = localtime() if t is None else t
    return (
        f"{_DAYS[t[6]][:3]} {_MONTHS[t[1] - 1][:3]} {t[2]:2} {t[3]:02}:{t[4]:02}:{t[5]:02} {t[0]}"
    )


def ctime(secs=None):
    return asctime(localtime(secs))


def _iso_week(year, yday, weekday):
    """Year and week by ISO 8601: week 1 has the year's first Thursday."""
    week = (yday - weekday + 9) // 7
    if week < 1:
        return year - 1, _weeks_of(year - 1)
    if week > _weeks_of(year):
        return year + 1, 1
    return year, week


def _weeks_of(year):
    first = (_days_before_year(year) + 3) % 7
    return 53 if first == 3 or (first == 2 and _is_leap(year)) else 52


def _directive(letter, t):
    year, month, day, hour, minute, second, weekday, yday, _ = t[:9]
    sunday = (weekday + 1) % 7
    match letter:
        case "Y":
            return str(year)
        case "m":
            return f"{month:02}"
        case "d":
            return f"{day:02}"
        case "H":
            return f"{hour:02}"
        case "M":
            return f"{minute:02}"
        case "S":
            return f"{second:02}"
        case "y":
            return f"{year % 100:02}"
        case "C":
            return f"{year // 100:02}"
        case "e":
            return f"{day:2}"
        case "I":
            return f"{(hour + 11) % 12 + 1:02}"
        case "l":
            return f"{(hour + 11) % 12 + 1:2}"
        case "k":
            return f"{hour:2}"
        case "p":
            return "AM" if hour < 12 else "PM"
        case "P":
            return "am" if hour < 12 else "pm"
        case "a":
            return _DAYS[weekday][:3]
        case "A":
            return _DAYS[weekday]
        case "b" | "h":
            return _MONTHS[month - 1][:3]
        case "B":
            return _MONTHS[month - 1]
        case "j":
            return f"{yday:03}"
        case "w":
            return str(sunday)
        case "u":
            return str(weekday + 1)
        case "U":
            return f"{(yday + 6 - sunday) // 7:02}"
        case "W":
            return f"{(yday + 6 - weekday) // 7:02}"
        case "V":
            return f"{_iso_week(year, yday, weekday)[1]:02}"
        case "G":
            return str(_iso_week(year, yday, weekday)[0])
        case "g":
            return f"{_iso_week(year, yday, weekday)[0] % 100:02}"
        case "s":
            return str(int(mktime(tuple(t))))
        case "z":
            return "+0000"
        case "Z":
            return "UTC"
        case "n":
            return "\n"
        case "t":
            return "\t"
        case "%":
            return "%"
    if letter in _COMPOSED:
        return strftime(_COMPOSED[letter], t)
    return "%" + letter


_COMPOSED = {
    "c": "%a %b %e %H:%M:%S %Y", "D": "%m/%d/%y", "F": "%Y-%m-%d", "R": "%H:%M",
    "r": "%I:%M:%S %p", "T": "%H:%M:%S", "X": "%H:%M:%S", "x": "%m/%d/%y",
}


def strftime(format, t=None):
    t = localtime() if t is None else t
    if not isinstance(t, tuple):
        raise TypeError("Tuple or struct_time argument required")
    first, *parts = format.split("%")
    text = first
    escaped = False
    for part in parts:
        if escaped:
            # The part after `%%`, which `split` made two of.
            text += part
            escaped = False
        elif part:
            text += _directive(part[0], t) + part[1:]
        else:
            text += "%"
            escaped = True
    return text


def strptime(string, format="%a %b %d %H:%M:%S %Y"):
    from datetime import datetime

    return datetime.strptime(string, format).timetuple()
