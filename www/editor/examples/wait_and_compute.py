# One thread waits, the other one computes. Even
# with a GIL they overlap: who waits gives it away.
import threading
import time


def wait():
    time.sleep(0.2)
    print("waited")


def compute():
    total = 0
    while time.perf_counter() - began < 0.2:
        total += 1
    print("computed all the while")


began = time.perf_counter()
threads = [threading.Thread(target=f) for f in (wait, compute)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(f"both in {time.perf_counter() - began:.1f} s")
