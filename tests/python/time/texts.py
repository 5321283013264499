import time

t = time.gmtime(1585756800)
print(t)
print(t.tm_year, t.tm_mon, t.tm_mday, t.tm_yday, t[6], t.tm_isdst)
print(time.strftime("%Y-%m-%d %H:%M:%S", t), time.strftime("%A %d %B %y, %j, week %V, %I %p %%", t))
print(time.asctime(t), "|", time.ctime(0))
print([time.strftime("%a %b %e", time.gmtime(n * 86400 * 37)) for n in range(5)])
for year in (1999, 2000, 2004, 2100):
    s = time.mktime((year, 3, 1, 0, 0, 0, 0, 0, 0)) - 86400
    print(year, time.strftime("%d %b, day %j, %G-W%V-%u", time.gmtime(s)))
print(tuple(time.gmtime(-1)))
try:
    time.struct_time((1, 2))
except TypeError as e:
    print("TypeError:", e)
