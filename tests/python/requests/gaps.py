# ours
import requests

BASE = "http://localhost:5000"
with requests.Session() as s:
    print(s.get(f"{BASE}/price/bitfinex/btc/2014-12-31?ms=0").json())
    print(s.get(f"{BASE}/price/mexbt/eth/2020-01-01", params={"ms": 0}).text)
    days = [f"2020-{m:02}-{d:02}" for m in (1, 3) for d in range(1, 32)]
    prices = {d: s.get(f"{BASE}/price/kraken/ltc/{d}", params={"ms": 0}).json() for d in days}
    print([d for d, p in prices.items() if p is None])
    closes = [p["close"] for p in prices.values() if p]
    print(len(closes), min(closes) >= 10, max(closes) <= 1000, all(p is None or p["day"] == d for d, p in prices.items()))
