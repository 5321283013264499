from datetime import datetime

for text, form in (
        ('2020-01-02', '%Y-%m-%d'), ('2/3/21', '%d/%m/%y'), ('Jan 5 1999 3:04PM', '%b %d %Y %I:%M%p'), ('Monday, 06 May 2024', '%A, %d %B %Y'), ('2020-01-02 03:04:05.25', '%Y-%m-%d %H:%M:%S.%f'),
        ('20200102', '%Y%m%d'), ('12:30', '%H:%M'), ('2020-060', '%Y-%j'), ('2020-01-02T00:00:00+0200', '%Y-%m-%dT%H:%M:%S%z'), ('2020-01-02 +05:30', '%Y-%m-%d %z'), ('2020-01-02Z', '%Y-%m-%d%z'),
        ('12 AM', '%I %p'), ('12 PM', '%I %p'), ('1:02 am', '%I:%M %p'), ('100%', '100%%'), ('2024 10 1', '%Y %W %w'), ('2024 10 0', '%Y %U %w'), ('2024 10 1', '%G %V %u'), ('  2020', ' %Y'), ('69 68', '%y %m'), ('69', '%y'), ('68', '%y'),
        ('Tue Feb  3 04:05:06 2015', '%c'), ('02/03/15', '%x'), ('2020-01-02 UTC', '%Y-%m-%d %Z'), ('1 2 3', '%d %m %H'), ('111', '%d%m'), ('31 DECEMBER', '%d %B'),
        ('2020-13-01', '%Y-%m-%d'), ('2020-02-30', '%Y-%m-%d'), ('x', '%Y'), ('2020-01-02 extra', '%Y-%m-%d'), ('2020', '%Q'), ('2020', '%Y%'), ('', '%Y'), ('25:00', '%H:%M'), ('abc', 'abd'), ('29 Feb', '%d %b'), ('2020  01', '%Y %m'), ('2020', '%Y %m')):
    try:
        print(repr(text), form, repr(datetime.strptime(text, form)))
    except Exception as error:
        print(repr(text), form, type(error).__name__, error)
try:
    datetime.strptime(5, '%Y')
except TypeError as error:
    print(error)
moment = datetime(2024, 7, 9, 15, 4, 5, 60)
for form in ('%Y-%m-%d %H:%M:%S.%f', '%d %B %Y %I:%M:%S %p %f', '%c', '%y%m%d%H%M%S'):
    print(datetime.strptime(moment.strftime(form), form))
