from datetime import date, timedelta


def attempt(act):
    try:
        print(act())
    except Exception as error:
        print(type(error).__name__, str(error).replace('datetime.', ''))


d = date(2024, 2, 28)
print(d, repr(d), d + timedelta(2), d - timedelta(60), date(2024, 3, 1) - d, d.weekday(), d.isoweekday(), d.toordinal(), date.fromordinal(738944), d.replace(day=1), d.isocalendar(), d.timetuple()[:8], d.ctime(), d.isoformat())
print(d < date(2024, 3, 1), d == date(2024, 2, 28), d != 5, max(d, date(2020, 1, 1)), hash(d) == hash(date(2024, 2, 28)), sorted([date(2024, 1, 2), date(2023, 12, 31)]), {d: 1}[date(2024, 2, 28)], date.min, date.max)
for text in ('2020-01-02', '20200102', '2020-W01-1', '2020W011', '2020-W53', '1-2-3', '2020-13-01', '2020-02-30', 'x', '', '2020-1-1', '2020-01-02T00', '2020-0102'):
    attempt(lambda: repr(date.fromisoformat(text)))
for code in 'aAbBdejmyYHMSfpIUWwuGVxXcDFTRzZ%nCh':
    print(code, repr(d.strftime('%' + code)), repr(date(2023, 1, 1).strftime(f'[%{code}]')))
print(d.strftime('%d/%m/%Y, %A'), f'{d:%Y_%m}', f'{d}', d.strftime('%-d %-m'), d.strftime('100%'), d.strftime(''))
attempt(lambda: date(2023, 2, 29))
attempt(lambda: date(2023, 13, 1))
attempt(lambda: date(0, 1, 1))
attempt(lambda: date(10000, 1, 1))
attempt(lambda: date('2023', 1, 1))
attempt(lambda: date(2023, 1.5, 1))
attempt(lambda: d + 1)
attempt(lambda: d < 'x')
attempt(lambda: date.max + timedelta(1))
attempt(lambda: date.fromordinal(0))
attempt(lambda: date.fromisocalendar(2020, 54, 1))
day = date(2019, 12, 25)
for _ in range(12):
    print(day, day.isocalendar()[:2], day.strftime('%U %W %j %a'), end='; '); day += timedelta(1)
print()
days = [date(2020, 1, 1) + timedelta(days=n) for n in range(31)]; print(days[-1], len(days), [str(x) for x in days[:3]])
total = 0
x = date(1, 1, 1)
for n in range(1, 3652060, 9973):
    y = date.fromordinal(n); assert y.toordinal() == n; total += y.day + y.month + y.year
print(total)
print(date.today() >= date(2024, 1, 1), date.fromtimestamp(0) <= date(1970, 1, 1))
