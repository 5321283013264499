# A producer and consumers in one pool.
import queue
import threading
import time
from concurrent.futures import ThreadPoolExecutor, as_completed

tasks, results, lock = queue.Queue(), {}, threading.Lock()
for exchange in range(5):
    for day in range(10):
        tasks.put((exchange, day))
def consumer():
    count = 0
    while True:
        try:
            exchange, day = tasks.get(block=False)
        except queue.Empty:
            return count
        time.sleep(0.001)
        with lock:
            results.setdefault(exchange, []).append(day)
        tasks.task_done()
        count += 1
with ThreadPoolExecutor(max_workers=8) as ex:
    fs = [ex.submit(consumer) for _ in range(8)]
    tasks.join()
    print(sum(f.result() for f in as_completed(fs)))
print({k: sorted(v) == list(range(10)) for k, v in sorted(results.items())})
