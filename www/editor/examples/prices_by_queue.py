# Thirty questions and a queue: try 1, 8 and 32
# workers. Where does it stop getting faster?
import queue
import threading
import time

import requests

SERVER = "http://localhost:5000"
WORKERS = 8
days, prices = queue.Queue(), []


def ask():
    while (day := days.get()) is not None:
        url = f"{SERVER}/price/kraken/btc/2020-04-{day:02}"
        prices.append(requests.get(url).json())


began = time.perf_counter()
workers = [threading.Thread(target=ask) for _ in range(WORKERS)]
for worker in workers:
    worker.start()
for day in list(range(1, 31)) + [None] * WORKERS:
    days.put(day)
for worker in workers:
    worker.join()
seconds = time.perf_counter() - began
print(f"{len(prices)} prices, {WORKERS} workers, {seconds:.1f} s")
