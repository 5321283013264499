"""Clocks and texts of time: what only goes forward, what is a tuple, and how long a call took."""
import time

begin = time.perf_counter()
time.sleep(0.01)
elapsed = time.perf_counter() - begin
print(elapsed >= 0.009, time.monotonic() <= time.monotonic(), time.time() > 1_600_000_000, isinstance(time.perf_counter_ns(), int), time.process_time() >= 0, time.thread_time() >= 0)
epoch = time.gmtime(0)
print(epoch, epoch.tm_year, epoch[0], tuple(epoch)[:3], time.strftime("%Y-%m-%d %H:%M:%S", epoch), time.asctime(epoch), len(epoch), epoch.tm_yday)
parsed = time.strptime("30 Nov 2023 14:05", "%d %b %Y %H:%M")
print(parsed.tm_mon, parsed.tm_wday, parsed.tm_hour, time.strftime("%A %B %d, %j %p %y", parsed), time.strftime("%%"), parsed < time.strptime("2024", "%Y"))
for attempt in (lambda: time.sleep(-1), lambda: time.sleep("1"), lambda: time.strptime("x", "%Y"), lambda: time.sleep(None)):
    try:
        print(attempt())
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)


class Stopwatch:
    """Adds up what its blocks took."""

    def __init__(self, clock=time.perf_counter):
        self.clock, self.total, self.blocks = clock, 0.0, 0

    def __enter__(self):
        self._begin = self.clock()
        return self

    def __exit__(self, *info):
        self.total += self.clock() - self._begin
        self.blocks += 1


ticks = iter([10, 12, 20, 25.5])
watch = Stopwatch(lambda: next(ticks))
for _ in range(2):
    with watch:
        pass
print(watch.total, watch.blocks)
real = Stopwatch()
with real:
    sum(range(1000))
print(real.total > 0, sorted([0.3, 0.1]), f"{1.23456:.3f} s", f"{0.000123 * 1e6:.0f} µs")


def rate_limited(times, gap):
    """When each call may run, if none may follow the one before within the gap."""
    allowed = []
    for moment in times:
        allowed.append(max(moment, allowed[-1] + gap) if allowed else moment)
    return allowed


print(rate_limited([0, 1, 1, 1, 7], 2), time.monotonic_ns() > 0, time.timezone == time.timezone, time.struct_time is type(epoch))
