# Can 900 threads be started? Each waits, so
# together they take about as long as one.
import threading
import time

arrived = []


def wait():
    time.sleep(0.2)
    arrived.append(threading.get_ident())


began = time.perf_counter()
threads = [threading.Thread(target=wait) for _ in range(900)]
for thread in threads:
    thread.start()
print("alive at most:", threading.active_count())
for thread in threads:
    thread.join()
seconds = time.perf_counter() - began
print(f"{len(arrived)} threads, {seconds:.1f} s")
