import calendar

print(calendar.isleap(2024), calendar.isleap(1900), calendar.leapdays(2000, 2025), calendar.monthrange(2024, 2), calendar.weekday(2024, 5, 17), calendar.day_name[0], calendar.month_name[12], list(calendar.month_abbr), calendar.timegm((2020, 1, 1, 0, 0, 0)))
print(calendar.month(2024, 2)); calendar.prmonth(2023, 10); print(calendar.monthcalendar(2024, 2), calendar.calendar(2023)[:400])
try:
    calendar.monthrange(2024, 13)
except ValueError as error:
    print(error)
print(list(calendar.Calendar(6).itermonthdays(2024, 5)), calendar.TextCalendar(6).formatmonth(2024, 5), [str(d) for d in calendar.Calendar().itermonthdates(2024, 2)][:4], calendar.MONDAY, calendar.SUNDAY)
