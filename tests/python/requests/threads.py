# ours
import threading
import time
import requests

prices = {}
def check(exchange):
    r = requests.get(f"http://localhost:5000/price/{exchange}/btc/2020-04-01?ms=100")
    prices[exchange] = r.json()["close"]
names = ["bitfinex", "bitstamp", "kraken"]
start = time.monotonic()
for n in names: check(n)
one_by_one = time.monotonic() - start
before = dict(prices)
prices.clear()
start = time.monotonic()
threads = [threading.Thread(target=check, args=(n,)) for n in names]
for t in threads: t.start()
for t in threads: t.join()
at_once = time.monotonic() - start
print(prices == before, sorted(prices))
print(one_by_one >= 0.3, at_once < 0.25)
