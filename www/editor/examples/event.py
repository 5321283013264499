# Runners wait for the start: an Event lets all
# of them go at once, and stays set.
import threading
import time

start = threading.Event()


def run():
    start.wait()
    print(threading.current_thread().name, "runs")


runners = [threading.Thread(target=run, name=n) for n in ("Ada", "Bob")]
for runner in runners:
    runner.start()
time.sleep(0.1)
print("ready, steady, go")
start.set()
for runner in runners:
    runner.join()
print("too late to wait:", start.wait(timeout=1))
