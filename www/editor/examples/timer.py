# Two timers: one rings, one is cancelled in time.
import threading
import time

began = time.perf_counter()


def ring(what):
    print(f"{what} after {time.perf_counter() - began:.1f} s")


tea = threading.Timer(0.2, ring, args=("tea is ready",))
alarm = threading.Timer(0.4, ring, args=("the alarm rings",))
tea.start()
alarm.start()
tea.join()
alarm.cancel()
alarm.join()
print("no alarm today")
