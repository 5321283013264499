"""A few questions about the calendar, and the months as texts."""

__all__ = [
    'FRIDAY', 'IllegalMonthError', 'MONDAY', 'SATURDAY', 'SUNDAY', 'THURSDAY', 'TUESDAY', 'WEDNESDAY', 'Calendar', 'TextCalendar', 'calendar',
    'day_abbr', 'day_name', 'firstweekday', 'isleap', 'leapdays', 'month', 'month_abbr', 'month_name', 'monthcalendar', 'monthrange', 'prcal',
    'prmonth', 'setfirstweekday', 'timegm', 'weekday', 'weekheader',
]

import datetime as _datetime

MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = range(7)
January = 1
February = 2
day_name = list(_datetime._LONG_DAYS)
day_abbr = list(_datetime._DAYS)
month_name = list(_datetime._LONG_MONTHS)
month_abbr = list(_datetime._MONTHS)


class IllegalMonthError(ValueError):
    def __init__(self, month):
        self.month = month

    def __str__(self):
        return f'bad month number {self.month!r}; must be 1-12'


class IllegalWeekdayError(ValueError):
    def __init__(self, weekday):
        self.weekday = weekday

    def __str__(self):
        return f'bad weekday number {self.weekday!r}; must be 0 (Monday) to 6 (Sunday)'


def isleap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def leapdays(y1, y2):
    y1 -= 1
    y2 -= 1
    return (y2 // 4 - y1 // 4) - (y2 // 100 - y1 // 100) + (y2 // 400 - y1 // 400)


def weekday(year, month, day):
    if not 1 <= year <= 9999:
        year = 2000 + year % 400
    return _datetime.date(year, month, day).weekday()


def monthrange(year, month):
    if not 1 <= month <= 12:
        raise IllegalMonthError(month)
    return weekday(year, month, 1), _datetime._days_in_month(year, month)


class Calendar:
    """Weeks of months; `firstweekday` is the day that begins one."""

    def __init__(self, firstweekday=0):
        self.firstweekday = firstweekday

    def setfirstweekday(self, firstweekday):
        self.firstweekday = firstweekday

    def getfirstweekday(self):
        return self.firstweekday

    def iterweekdays(self):
        for day in range(7):
            yield (self.firstweekday + day) % 7

    def itermonthdays(self, year, month):
        first, days = monthrange(year, month)
        before = (first - self.firstweekday) % 7
        yield from [0] * before
        yield from range(1, days + 1)
        yield from [0] * (-(before + days) % 7)

    def itermonthdays2(self, year, month):
        for place, day in enumerate(self.itermonthdays(year, month), self.firstweekday):
            yield day, place % 7

    def itermonthdates(self, year, month):
        first, days = monthrange(year, month)
        before = (first - self.firstweekday) % 7
        day = _datetime.date(year, month, 1) - _datetime.timedelta(before)
        for _ in range(before + days + -(before + days) % 7):
            yield day
            day += _datetime.timedelta(1)

    def _weeks(self, days):
        days = list(days)
        return [days[place:place + 7] for place in range(0, len(days), 7)]

    def monthdayscalendar(self, year, month):
        return self._weeks(self.itermonthdays(year, month))

    def monthdays2calendar(self, year, month):
        return self._weeks(self.itermonthdays2(year, month))

    def monthdatescalendar(self, year, month):
        return self._weeks(self.itermonthdates(year, month))


class TextCalendar(Calendar):
    def formatday(self, day, weekday, width):
        return ('' if day == 0 else f'{day:2}').center(width)

    def formatweek(self, theweek, width):
        return ' '.join([self.formatday(day, weekday, width) for day, weekday in theweek])

    def formatweekday(self, day, width):
        return (day_name if width >= 9 else day_abbr)[day][:width].center(width)

    def formatweekheader(self, width):
        return ' '.join([self.formatweekday(day, width) for day in self.iterweekdays()])

    def formatmonthname(self, theyear, themonth, width, withyear=True):
        return (f'{month_name[themonth]} {theyear!r}' if withyear else month_name[themonth]).center(width)

    def formatmonth(self, theyear, themonth, w=0, l=0):
        w, l = max(2, w), max(1, l)
        end = '\n' * l
        text = self.formatmonthname(theyear, themonth, 7 * (w + 1) - 1).rstrip() + end
        text += self.formatweekheader(w).rstrip() + end
        for week in self.monthdays2calendar(theyear, themonth):
            text += self.formatweek(week, w).rstrip() + end
        return text

    def prmonth(self, theyear, themonth, w=0, l=0):
        print(self.formatmonth(theyear, themonth, w, l), end='')

    def formatyear(self, theyear, w=2, l=1, c=6, m=3):
        w, l, c = max(2, w), max(1, l), max(2, c)
        width = (w + 1) * 7 - 1
        between = ' ' * c
        text = repr(theyear).center(width * m + c * (m - 1)).rstrip() + '\n' * l
        for first in range(1, 13, m):
            months = range(first, min(first + m, 13))
            text += '\n' * l
            text += between.join([self.formatmonthname(theyear, k, width, False).center(width) for k in months]).rstrip() + '\n' * l
            text += between.join([self.formatweekheader(w).center(width) for _ in months]).rstrip() + '\n' * l
            weeks = [self.monthdays2calendar(theyear, k) for k in months]
            for row in range(max([len(month) for month in weeks])):
                parts = [self.formatweek(month[row], w) if row < len(month) else ' ' * width for month in weeks]
                text += between.join([part.center(width) for part in parts]).rstrip() + '\n' * l
        return text

    def pryear(self, theyear, w=0, l=0, c=6, m=3):
        print(self.formatyear(theyear, w, l, c, m), end='')


_own = TextCalendar()
firstweekday = _own.getfirstweekday
monthcalendar = _own.monthdayscalendar
weekheader = _own.formatweekheader
month = _own.formatmonth
prmonth = _own.prmonth
calendar = _own.formatyear
prcal = _own.pryear


def setfirstweekday(firstweekday):
    if not MONDAY <= firstweekday <= SUNDAY:
        raise IllegalWeekdayError(firstweekday)
    _own.firstweekday = firstweekday


def timegm(tuple):
    year, month, day, hour, minute, second = tuple[:6]
    days = _datetime._to_ordinal(year, month, 1) - _datetime._EPOCH + day - 1
    return ((days * 24 + hour) * 60 + minute) * 60 + second
