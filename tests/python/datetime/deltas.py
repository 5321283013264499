from datetime import timedelta


def attempt(act):
    try:
        print(act())
    except Exception as error:
        print(type(error).__name__, str(error).replace('datetime.', ''))


d = timedelta(days=1, hours=2, minutes=3, seconds=4, milliseconds=5, microseconds=6, weeks=1)
print(d, repr(d), d.days, d.seconds, d.microseconds, d.total_seconds())
for x in (timedelta(), timedelta(1), timedelta(-1), timedelta(hours=-1), timedelta(seconds=0.5), timedelta(days=1.5), timedelta(microseconds=0.5), timedelta(microseconds=1.5), timedelta(seconds=1e-7), timedelta(days=2, seconds=-1),
          timedelta(minutes=90), timedelta(seconds=3.999999), timedelta(weeks=0.1), timedelta(hours=25), timedelta(milliseconds=1.0005), timedelta(microseconds=-1), timedelta(seconds=True)):
    print(x, repr(x), x.total_seconds(), bool(x), -x, abs(x))
a, b = timedelta(hours=3), timedelta(minutes=7)
print(a + b, a - b, a * 2, 3 * b, a / 2, a / b, a // b, a % b, divmod(a, b), a * 1.5, a / 1.3, b / 7, -a // 7, b // 2, a > b, a == timedelta(minutes=180), a != b, a <= b, max(a, b), sum([a, b], timedelta()), hash(a) == hash(timedelta(minutes=180)))
print(timedelta.min, timedelta.max, timedelta.resolution, f'{a}', str(timedelta(days=1, microseconds=5)), +a)
attempt(lambda: timedelta('1'))
attempt(lambda: timedelta(days='1'))
attempt(lambda: a + 1)
attempt(lambda: a < 5)
attempt(lambda: a == 5)
attempt(lambda: a / 0)
attempt(lambda: a // timedelta())
attempt(lambda: timedelta(days=10 ** 9))
attempt(lambda: a * 'x')
attempt(lambda: timedelta(seconds=float('nan')))
