"""Dates and times: arithmetic, comparison, formats, zones, and errors."""
from datetime import MAXYEAR, date, datetime, time, timedelta, timezone

d = date(2024, 2, 28)
print(d + timedelta(days=2), d - timedelta(weeks=1), date(2024, 3, 1) - d, d.weekday(), d.isoweekday(), d.isocalendar(), d.timetuple().tm_yday, d.replace(month=12), d.toordinal())
print(d < date(2025, 1, 1), max(d, date(2023, 1, 1)), date.fromisoformat("2024-01-05"), date.fromordinal(1), d.strftime("%A %d %B %Y, %j"), f"{d:%d/%m/%y}", repr(d), date.min, date.max, MAXYEAR)
span = timedelta(days=1, hours=30, minutes=-5, seconds=70.5)
print(span, repr(span), span.total_seconds(), span.days, span.seconds, span * 2, span / 2, span // timedelta(hours=1), span % timedelta(hours=1), -span, abs(-span), span / timedelta(days=1), divmod(span, timedelta(days=1)))
print(timedelta(-1), timedelta(hours=25), timedelta(milliseconds=1500), timedelta(microseconds=1), timedelta(0) == timedelta(), bool(timedelta()), sum([timedelta(1), timedelta(2)], timedelta()), timedelta(weeks=1) > timedelta(days=6))
moment = datetime(2024, 2, 29, 23, 59, 30, 250000)
print(moment, moment + timedelta(seconds=45), moment.date(), moment.time(), moment.isoformat(sep=" ", timespec="minutes"), moment.strftime("%H:%M:%S.%f %p %I %a %b"), repr(moment), moment.replace(microsecond=0).ctime())
print(datetime.strptime("05 Mar 2023 07:08", "%d %b %Y %H:%M"), datetime.fromisoformat("2024-05-06T07:08:09+02:00"), datetime.combine(d, time(1, 2)), datetime(2024, 1, 1) - datetime(2023, 1, 1, 12), (datetime(2024, 3, 1) - moment).total_seconds())
utc, east = datetime(2024, 6, 1, 12, tzinfo=timezone.utc), timezone(timedelta(hours=5, minutes=30), "IST")
print(utc, utc.astimezone(east), utc == utc.astimezone(east), utc.utcoffset(), east, utc.timestamp(), datetime.fromtimestamp(0, timezone.utc), utc.tzname(), repr(east), utc.astimezone(east).strftime("%H:%M %z %Z"))
print(time(7, 5), time(7, 5, 1, 5), time(1) < time(2), time.fromisoformat("04:05:06"), time(23, 59).strftime("%H-%M"), repr(time(1, 2)), time(12, 30).replace(hour=1), bool(time()))
for attempt in (lambda: date(2023, 2, 29), lambda: date(2023, 13, 1), lambda: datetime(2023, 1, 1, 24), lambda: time(0, 60), lambda: date.fromisoformat("2023/01/01"), lambda: datetime.strptime("x", "%Y"), lambda: datetime.strptime("2023 z", "%Y"),
                lambda: d + 1, lambda: d - 1, lambda: d < moment, lambda: moment < utc, lambda: moment - utc, lambda: d + d, lambda: date.max + timedelta(1), lambda: date("2023", 1, 1), lambda: timedelta(1) / 0,
                lambda: span + 1, lambda: timezone(timedelta(hours=25)), lambda: datetime.fromisoformat("yesterday")):
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)
birthdays = {"Ada": date(1815, 12, 10), "Alan": date(1912, 6, 23)}
print(sorted(birthdays, key=birthdays.get), [(date(2024, b.month, b.day) - d).days for b in birthdays.values()], [(d + timedelta(days=n)).strftime("%a") for n in range(7)])
