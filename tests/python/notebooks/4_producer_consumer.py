# ours
# Prices of 11 exchanges, 3 symbols and 31 days, through a queue and 32 threads.
import queue
import threading
import time
from datetime import datetime, timedelta

import requests

BASE = "http://localhost:5000"
exchanges = requests.get(f"{BASE}/exchanges").json()
symbols = requests.get(f"{BASE}/symbols").json()
START = datetime(2020, 3, 1)
days = [(START + timedelta(days=n)).strftime("%Y-%m-%d") for n in range(31)]

tasks = queue.Queue()
results = queue.Queue()
for exchange in exchanges:
    for day in days:
        for symbol in symbols:
            tasks.put({"exchange": exchange, "symbol": symbol, "day": day})
print(tasks.qsize(), "tasks", days[0], days[-1])


class Worker(threading.Thread):
    def __init__(self, tasks, results, **kwargs):
        super().__init__(**kwargs)
        self.tasks, self.results = tasks, results

    def run(self):
        while True:
            try:
                task = self.tasks.get(block=False)
            except queue.Empty:
                return
            url = "{base}/price/{exchange}/{symbol}/{day}".format(base=BASE, **task)
            price = requests.get(url, params={"ms": 2}).json()
            self.results.put((task, price))
            self.tasks.task_done()


workers = [Worker(tasks, results) for _ in range(32)]
for w in workers:
    w.start()
tasks.join()
for w in workers:
    w.join()
print("alive:", any(w.is_alive() for w in workers), tasks.empty(), results.qsize())
gaps = 0
best = {}
while not results.empty():
    task, price = results.get()
    if price is None:
        gaps += 1
    elif price["close"] > best.get(task["symbol"], (0,))[0]:
        best[task["symbol"]] = (price["close"], task["exchange"], price["day"])
print("gaps:", gaps)
for symbol, (close, exchange, day) in sorted(best.items()):
    print(f"{symbol:<20}{close:^5}{exchange:^10}{day:>12}")

# A bounded queue.
shelf = queue.Queue(maxsize=2)
shelf.put("a")
shelf.put("b")
for attempt in (lambda: shelf.put("c", block=False), lambda: shelf.put("c", timeout=0.01)):
    try:
        attempt()
    except queue.Full:
        print("Full", shelf.full())
made, used = [], []


def produce():
    for n in range(5):
        shelf.put(n)
        made.append(n)


producer = threading.Thread(target=produce)
producer.start()
producer.join(timeout=0.03)
print("the producer waits:", producer.is_alive(), made)
while len(used) < 7:
    used.append(shelf.get())
    shelf.task_done()
producer.join()
shelf.join()
print(used)
