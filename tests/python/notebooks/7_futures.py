# ours
# One interface for threads and processes.
import threading
import time
from concurrent.futures import ThreadPoolExecutor, as_completed
from queue import Empty, Queue

import requests

BASE = "http://localhost:5000"
EXCHANGES = ["bitfinex", "bitstamp", "kraken"]


def price(exchange, symbol="btc", day="2020-04-01"):
    answer = requests.get(f"{BASE}/price/{exchange}/{symbol}/{day}?ms=20")
    return exchange, answer.json()["close"]


with ThreadPoolExecutor(max_workers=10) as pool:
    future = pool.submit(price, "bitfinex")
    print(f"Price: {future.result()[1]}", future.done(), future.running(), future.cancelled())
    print(dict(pool.map(price, EXCHANGES)))
    futures = {pool.submit(price, name, "eth"): name for name in EXCHANGES}
    got = {}
    for future in as_completed(futures):
        name = futures[future]
        got[name] = future.result()[1]
    print(sorted(got.items()))
    failing = pool.submit(price, "nowhere")
    try:
        failing.result()
    except KeyError as error:
        print("KeyError:", error, type(failing.exception()).__name__)

tasks, results = Queue(), {}
for exchange in requests.get(f"{BASE}/exchanges").json():
    for day in range(1, 31):
        tasks.put((exchange, f"2020-04-{day:02}"))


def consume():
    made = 0
    while True:
        try:
            exchange, day = tasks.get(block=None)
        except Empty:
            return made
        answer = requests.get(f"{BASE}/price/{exchange}/btc/{day}?ms=3").json()
        results.setdefault(exchange, []).append((day, answer and answer["close"]))
        tasks.task_done()
        made += 1


with ThreadPoolExecutor(max_workers=32) as pool:
    consumers = [pool.submit(consume) for _ in range(32)]
    tasks.join()
print(sum(c.result() for c in consumers), all(c.done() for c in consumers))
print(len(results), {len(prices) for prices in results.values()})
print(sorted(results["kraken"])[:2], sum(p is None for ps in results.values() for _, p in ps))
