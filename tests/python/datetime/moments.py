from datetime import date, datetime, time, timedelta, timezone


def attempt(act):
    try:
        print(act())
    except Exception as error:
        print(type(error).__name__, str(error).replace('datetime.', ''))


n = datetime(2024, 2, 28, 23, 59, 58, 123456)
for x in (n, datetime(2020, 1, 1), datetime(2020, 1, 1, 5), datetime(2020, 1, 1, 5, 6), datetime(2020, 1, 1, 0, 0, 7), datetime(2020, 1, 1, tzinfo=timezone.utc), datetime(2020, 1, 1, 1, 2, 3, 4, timezone(timedelta(hours=-5, minutes=-30)))):
    print(x, repr(x), x.isoformat(), x.date(), x.time(), x.timetz(), x.ctime(), x.utcoffset(), x.tzname())
print(n + timedelta(seconds=2), n - timedelta(days=60), n - datetime(2024, 1, 1), n.replace(hour=1, microsecond=0), n.isoformat(' ', 'minutes'), n.isoformat(timespec='milliseconds'), n.weekday(), n.isocalendar()[1], n.timetuple()[:9], n.toordinal())
print(n < n + timedelta(1), n == datetime(2024, 2, 28, 23, 59, 58, 123456), n != n, n == date(2024, 2, 28), max(n, datetime(2030, 1, 1)), datetime.combine(date(2020, 5, 6), time(7, 8)), hash(n) == hash(n.replace()), n.year, n.month, n.day, n.hour, n.minute, n.second, n.microsecond)
u = datetime(2020, 6, 1, 12, tzinfo=timezone.utc); tokyo = timezone(timedelta(hours=9), 'JST')
print(u.timestamp(), u.astimezone(tokyo), repr(u.astimezone(tokyo)), u.astimezone(tokyo) == u, u.astimezone(tokyo) - u, datetime.fromtimestamp(1590969600, timezone.utc), datetime.fromtimestamp(0.1234567, timezone.utc), tokyo, repr(tokyo), timezone.utc, repr(timezone.utc), u.utctimetuple()[:6])
print(datetime.utcfromtimestamp(1e9), datetime.min, datetime.max, u.strftime('%Y-%m-%dT%H:%M:%S%z %Z'), n.strftime('%I:%M:%S.%f %p, %c|%x|%X'), f'{n:%H:%M}', n.strftime('%j %U'), u.astimezone(timezone(timedelta(hours=-3, seconds=-5))).isoformat())
for text in ('2020-01-02', '2020-01-02T03:04', '2020-01-02 03:04:05', '2020-01-02T03:04:05.678', '2020-01-02T03:04:05.678901', '20200102T030405', '2020-01-02T03', '2020-01-02T03:04:05Z', '2020-01-02T03:04:05+05:30', '2020-01-02T03:04:05-0800', '2020-W01-1T05:00',
             '2020-01-02T', '2020-01-02T25:00', '2020-01-02T03:04:05+', 'nope', '2020-01-02T03:0', '2020-01-02T03:04:05.', '2020-01-02T030405.5+00:00'):
    attempt(lambda: repr(datetime.fromisoformat(text)))
attempt(lambda: datetime(2020, 1, 1, 24))
attempt(lambda: datetime(2020, 1, 1, 0, 60))
attempt(lambda: datetime(2020, 1, 1, 0, 0, 60))
attempt(lambda: datetime(2020, 1, 1, 0, 0, 0, 10 ** 6))
attempt(lambda: datetime(2020, 1, 1, tzinfo=5))
attempt(lambda: n < u)
attempt(lambda: n == u)
attempt(lambda: n - u)
attempt(lambda: n + n)
attempt(lambda: n < date(2020, 1, 1))
attempt(lambda: date(2020, 1, 1) < n)
attempt(lambda: n < 5)
attempt(lambda: datetime.max + timedelta(1))
attempt(lambda: timezone(timedelta(hours=24)))
attempt(lambda: timezone(5))
attempt(lambda: n.isoformat(timespec='x'))
now = datetime.now(); print(isinstance(now, datetime), now.tzinfo, datetime.now(timezone.utc).tzinfo, now - timedelta(hours=1) < now, datetime.today() >= now, isinstance(now, date))
print(datetime(2024, 5, 17, 9) - timedelta(weeks=2), (datetime(2024, 12, 25) - datetime(2024, 5, 17)).days, u.timestamp() == datetime(2020, 6, 1, 14, tzinfo=timezone(timedelta(hours=2))).timestamp())
