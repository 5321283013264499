# Work that waits: three questions at once
# take as long as one.
import threading
import time

import requests

SERVER = "http://localhost:5000"


def ask(exchange):
    url = f"{SERVER}/price/{exchange}/btc/2020-04-01"
    price = requests.get(url).json()
    print(exchange, price["close"])


began = time.perf_counter()
threads = []
for exchange in ["kraken", "bitstamp", "okex"]:
    threads.append(threading.Thread(target=ask, args=(exchange,)))
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(f"all of them in {time.perf_counter() - began:.1f} s")
