# A daemon does not keep the program alive.
# How many ticks are there? Set daemon=False.
import threading
import time


def tick():
    for number in range(100):
        print("tick", number)
        time.sleep(0.05)


clock = threading.Thread(target=tick, name="clock", daemon=True)
clock.start()
time.sleep(0.12)
print("the main thread ends, and so does the clock")
