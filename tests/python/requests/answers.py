# ours
import requests

BASE = "http://localhost:5000"
exchanges = requests.get(f"{BASE}/exchanges").json()
symbols = requests.get(f"{BASE}/symbols").json()
print(len(exchanges), exchanges)
print(symbols)
r = requests.get(f"{BASE}/price/bitfinex/btc/2020-04-01")
print(r, r.status_code, r.ok, r.reason, r.url, bool(r))
price = r.json()
print(price)
print(price["low"] <= price["open"] <= price["high"], price["low"] <= price["close"] <= price["high"])
print(r.headers["Content-Type"], r.headers.get("content-type"), r.content == r.text.encode(), r.encoding)
print(r.json() == r.json(), r.json() is r.json())
print(requests.get(f"{BASE}/price/amsterdam/btc/2015-01-01?ms=0").json()["close"])
print(r.raise_for_status(), r.elapsed.total_seconds() > 0.1)
