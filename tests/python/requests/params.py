# ours
import requests

r = requests.get("http://localhost:5000/a b", params={"q": "z y&", "n": 3, "none": None, "l": [1, 2]})
print(r.url, r.status_code)
r = requests.get("http://localhost:5000/exchanges?x=1", params={"y": "é"})
print(r.url, r.status_code)
s = requests.Session()
s.params = {"ms": 0}
r = s.get("http://127.0.0.1:5000/price/kraken/btc/2020-04-02", params={"other": 1})
print(r.url, r.json()["day"], r.request)
