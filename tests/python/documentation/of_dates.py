# What the library's documentation shows of datetime and calendar.
import calendar
from datetime import *

delta = timedelta(days=50, seconds=27, microseconds=10, milliseconds=29000, minutes=5, hours=8, weeks=2)
print(repr(delta), delta)
d = timedelta(microseconds=-1)
print(d.days, d.seconds, d.microseconds, timedelta(minutes=5), timedelta(hours=-5), timedelta.max, timedelta(weeks=1) == timedelta(days=7))
year = timedelta(days=365)
ten_years = 10 * year
print(ten_years, ten_years.days // 365, year // 7, year / timedelta(days=1), abs(-year), (ten_years - year) // 3, year.total_seconds(), divmod(year, timedelta(days=100)))
print(date.fromisoformat('2019-12-04'), date.fromisoformat('20191204'), date.fromisoformat('2021-W01-1'), date.fromisocalendar(2021, 1, 1), date.fromordinal(730920))
t = date(2002, 12, 31)
print(t.replace(day=26), t.isoformat(), t.weekday(), t.isoweekday(), tuple(t.isocalendar()), t.toordinal(), t.ctime(), t.timetuple()[:3], t.strftime('%d/%m/%y'), t.strftime('%A %d. %B %Y'))
print('The {1} is {0:%d}, the {2} is {0:%B}.'.format(t, 'day', 'month'), date(2003, 12, 29).isocalendar(), date(2004, 1, 4).isocalendar())
print(datetime.fromisoformat('2011-11-04'), datetime.fromisoformat('2011-11-04T00:05:23'), datetime.fromisoformat('2011-11-04T00:05:23Z'), datetime.fromisoformat('20111104T000523'), repr(datetime.fromisoformat('2011-11-04 00:05:23.283+00:00')))
print(datetime.combine(date(2005, 7, 14), time(12, 30)), datetime(2019, 5, 18, 15, 17, 8, 132263).isoformat(), datetime(2019, 5, 18, 15, 17, tzinfo=timezone.utc).isoformat())
dt = datetime.strptime('21/11/06 16:30', '%d/%m/%y %H:%M')
print(repr(dt), list(dt.timetuple())[:7], dt.strftime('%A, %d. %B %Y %I:%M%p'), dt.isoformat(timespec='minutes'))
print('The {1} is {0:%d}, the {2} is {0:%B}, the {3} is {0:%I:%M%p}.'.format(dt, 'day', 'month', 'time'))
tz = timezone(timedelta(hours=2), 'CEST')
aware = datetime(2024, 6, 1, 12, 0, tzinfo=tz)
print(aware, aware.astimezone(timezone.utc), aware.utcoffset(), aware.tzname(), aware.timestamp(), datetime.fromtimestamp(0, timezone.utc), aware - datetime(2024, 6, 1, tzinfo=timezone.utc))
print(time.fromisoformat('04:23:01'), time.fromisoformat('T042301'), repr(time.fromisoformat('04:23:01.000384')), time(12, 34, 56, 123456).isoformat(timespec='minutes'), time(12, 10, 30, tzinfo=timezone(timedelta(hours=1), '+01:00')))
for bad in (lambda: date(2023, 2, 30), lambda: datetime.strptime('x', '%Y'), lambda: datetime(2024, 1, 1) - aware, lambda: date.fromisoformat('no')):
    try:
        bad()
    except (ValueError, TypeError) as error:
        print(error)
print(calendar.isleap(2000), calendar.monthrange(2024, 2), calendar.weekday(2024, 1, 1), calendar.month_name[5], calendar.leapdays(2000, 2024))
print(calendar.month(2024, 2))
