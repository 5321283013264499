# ours
import time
import requests

def timed(url, **kw):
    start = time.monotonic()
    r = requests.get(url, **kw)
    return r, time.monotonic() - start
r, t = timed("http://localhost:5000/price/kraken/btc/2020-04-01?ms=50")
print(0.05 <= t < 0.2, 0.05 <= r.elapsed.total_seconds() < 0.2)
r, t = timed("http://localhost:5000/exchanges")
print(t < 0.1)
r, t = timed("http://localhost:5000/price/kraken/btc/2020-04-01?ms=50", timeout=1)
print(r.status_code)
