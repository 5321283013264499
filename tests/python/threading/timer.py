"""Timers: they run once, can be cancelled before, and are threads as any other."""
import threading

fired = threading.Event()
calls = []


def note(text, *, times=1):
    calls.append(text * times)
    fired.set()


timer = threading.Timer(0.01, note, args=("ring",), kwargs={"times": 2})
print(timer.is_alive(), timer.daemon, timer.interval, timer.args, timer.kwargs)
timer.start()
fired.wait()
timer.join()
print(calls, timer.is_alive(), timer.finished.is_set())

cancelled = threading.Timer(30, note, ["never"])
cancelled.start()
print(cancelled.is_alive())
cancelled.cancel()
cancelled.join()
print(calls, cancelled.is_alive(), cancelled.finished.is_set())

# Cancelling what is over changes nothing.
timer.cancel()
early = threading.Timer(30, note, ["not even begun"])
early.cancel()
early.start()
early.join()
print(calls)


class Repeating(threading.Timer):
    """Runs until it is cancelled."""

    def run(self):
        while not self.finished.wait(self.interval):
            self.function(*self.args, **self.kwargs)


rounds = []


def count():
    rounds.append(len(rounds))
    if len(rounds) == 3:
        repeating.cancel()


repeating = Repeating(0.001, count)
repeating.start()
repeating.join()
print(rounds, isinstance(repeating, threading.Thread))
