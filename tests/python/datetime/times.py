from datetime import datetime, time, timedelta, timezone


def attempt(act):
    try:
        print(act())
    except Exception as error:
        print(type(error).__name__, str(error).replace('datetime.', ''))


for t in (time(), time(1), time(1, 2), time(1, 2, 3), time(1, 2, 3, 4), time(0, 0, 5), time(12, tzinfo=timezone.utc), time(23, 59, 59, 999999, timezone(timedelta(hours=1)))):
    print(t, repr(t), t.isoformat(), t.utcoffset(), t.tzname(), t.hour, t.minute, t.second, t.microsecond, bool(t))
print(time(1) < time(2), time(1, 30) == time(1, 30), sorted([time(9), time(8, 59)]), time(5).replace(minute=7), time(13, 5).strftime('%I:%M %p'), f'{time(1, 2):%H-%M}', time(1, 2, 3, 45678).isoformat('milliseconds'), time.min, time.max, hash(time(1)) == hash(time(1)), time(1) == 1)
for text in ('01:02', '01:02:03', '010203', '01:02:03.5', '01:02:03.123456', 'T01:02', '01', '01:02+02:00', '01:02Z', '1:2', '25:00', 'x', '', '01:02:03,25'):
    attempt(lambda: repr(time.fromisoformat(text)))
attempt(lambda: time(24))
attempt(lambda: time(1) < 5)
attempt(lambda: time(1) < time(1, tzinfo=timezone.utc))
attempt(lambda: time(1) == time(1, tzinfo=timezone.utc))
attempt(lambda: time('1'))
attempt(lambda: time(1) + timedelta(1))
print(time(12, tzinfo=timezone.utc) == time(13, tzinfo=timezone(timedelta(hours=1))))
