# ours
# Threads: making, starting, joining and naming them; waiting for several things at once.
import random
import threading
import time

import requests

BASE = "http://localhost:5000"
DATE = "2020-04-02"
ASKED = [("bitfinex", "btc"), ("kraken", "ltc"), ("coinbase-pro", "eth")]


def price(exchange, symbol):
    answer = requests.get(f"{BASE}/price/{exchange}/{symbol}/{DATE}?ms=150")
    answer.raise_for_status()
    return answer.json()["close"]


def show(exchange, symbol):
    found[exchange] = price(exchange, symbol)


found = {}
begin = time.perf_counter()
for exchange, symbol in ASKED:
    show(exchange, symbol)
one_by_one = time.perf_counter() - begin
for exchange, symbol in ASKED:
    print(f"{exchange:<15}{symbol.upper():^6}{found[exchange]:>10.2f}")
first = dict(found)

found.clear()
threads = [threading.Thread(target=show, args=pair, name=f"{pair[0].title()} thread") for pair in ASKED]
begin = time.perf_counter()
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
at_once = time.perf_counter() - begin
print("same prices:", found == first)
print("three at once take a third:", at_once < one_by_one * 0.6, one_by_one > 0.45)
print([t.name for t in threads], any(t.is_alive() for t in threads))


# The life of a thread.
def rest():
    time.sleep(random.randint(1, 3) / 100)


t = threading.Thread(target=rest)
print(t.name, t.ident, t.is_alive())
t.start()
print(t.is_alive(), t.ident is not None, t.ident != threading.get_ident())
t.join()
print(t.is_alive())
try:
    t.start()
except RuntimeError as error:
    print("again?", error)


def who():
    me = threading.current_thread()
    names.append(me.name)


names = []
workers = [threading.Thread(target=who) for _ in range(2)] + [threading.Thread(target=who, name="My thread")]
for w in workers:
    w.start()
    w.join()
print(names, threading.main_thread().name)


class Doubling(threading.Thread):
    def __init__(self, number, **kwargs):
        super().__init__(**kwargs)
        self.number = number

    def run(self):
        time.sleep(0.01)
        self.number *= 2


d = Doubling(21, name="doubling")
d.start()
d.join()
print(d.name, d.number)

TOTAL = 0


def add(n):
    global TOTAL
    TOTAL += n


for n in (1, 2, 3):
    t = threading.Thread(target=add, args=(n,))
    t.start()
    t.join()
print(TOTAL)

many = [threading.Thread(target=time.sleep, args=(0.2,)) for _ in range(900)]
for t in many:
    t.start()
print(len(many), "started, all alive:", sum(t.is_alive() for t in many) > 0)
for t in many:
    t.join()
print("all ended:", not any(t.is_alive() for t in many))
