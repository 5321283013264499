# Three questions, one after another: the time
# is the sum. Compare "Waiting in three threads".
import time

import requests

SERVER = "http://localhost:5000"


def ask(exchange):
    url = f"{SERVER}/price/{exchange}/btc/2020-04-01"
    price = requests.get(url).json()
    print(exchange, price["close"])


began = time.perf_counter()
for exchange in ["kraken", "bitstamp", "okex"]:
    one = time.perf_counter()
    ask(exchange)
    print(f"    took {time.perf_counter() - one:.1f} s")
print(f"all of them in {time.perf_counter() - began:.1f} s")
