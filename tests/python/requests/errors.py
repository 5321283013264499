# ours
import requests

BASE = "http://localhost:5000"
def trial(f):
    try:
        print(repr(f()))
    except requests.exceptions.RequestException as e:
        print(type(e).__module__, type(e).__name__, e)
for path in ("/nowhere", "/", "/price/nasdaq/btc/2020-01-01", "/price/kraken/xxx/2020-01-01", "/price/kraken/btc/2020-02-30", "/price/kraken/btc/2020-01-01/x", "/exchanges/x"):
    r = requests.get(BASE + path)
    print(r.status_code, r.ok, bool(r), r.json()["error"])
    trial(r.raise_for_status)
trial(lambda: requests.get(f"{BASE}/price/kraken/btc/2020-01-01?ms=0&fail=500").raise_for_status())
trial(lambda: requests.get(f"{BASE}/price/kraken/btc/2020-01-01?ms=x"))
trial(lambda: requests.get(f"{BASE}/price/kraken/btc/2020-01-01?fail=x"))
trial(lambda: requests.get("http://localhost:8000/price"))
trial(lambda: requests.get("http://localhost:5000/price/kraken/btc/2020-01-01?ms=300", timeout=0.05))
trial(lambda: requests.get("http://localhost:5000/price/kraken/btc/2020-01-01?fail=timeout", timeout=(1, 0.02)))
trial(lambda: requests.get("https://example.com/x"))
trial(lambda: requests.get("foo"))
trial(lambda: requests.get("ftp://x/y"))
trial(lambda: requests.get("localhost:5000/x"))
trial(lambda: requests.get("http:///x"))
trial(lambda: requests.post(f"{BASE}/exchanges", json={}))
E = requests.exceptions
print(issubclass(E.ConnectionError, OSError), issubclass(E.ReadTimeout, E.Timeout), issubclass(E.HTTPError, E.RequestException), requests.ConnectionError is E.ConnectionError)
print(issubclass(requests.ConnectionError, ConnectionError), requests.codes.ok)
