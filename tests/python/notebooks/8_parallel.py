# ours
# The `parallel` package: many calls, one of which fails.
import parallel
import requests

BASE = "http://localhost:5000"


def price(exchange, symbol, day, base=BASE):
    answer = requests.get(f"{base}/price/{exchange}/{symbol}/{day}?ms=20")
    answer.raise_for_status()
    return answer.json()["close"]


asked = [("bitfinex", "btc"), ("kraken", "eth"), ("bitstamp", "ltc")]
print(parallel.map(price, asked, extras={"day": "2020-04-01"}, max_workers=3))
named = {"finex": ("bitfinex", "btc", "2020-04-01"), "kraken": ("kraken", "btc", {"day": "2020-04-01"})}
print(parallel.map(price, named))

asked.insert(1, ("nowhere", "btc"))
try:
    parallel.map(price, asked, extras={"day": "2020-04-01"})
except requests.exceptions.HTTPError as error:
    print("HTTPError:", error)
results = parallel.map(price, asked, extras={"day": "2020-04-01"}, silent=True)
print(results.failures, results.succeeded)
failed = results[1]
print(type(failed).__name__, type(failed.exc).__name__, failed.job.args, failed.job.kwargs)
print(repr(failed).startswith("FailedTask(job=ParallelJob(<function price at"))
print(results.replace_failed(0))
wrong = [("bitfinex", "btc", {"day": "2020-04-01", "base": "http://localhost:8000"})]
print(type(parallel.map(price, wrong, silent=True)[0].exc).__name__)


@parallel.decorate
def volume(exchange, day="2020-04-01"):
    return requests.get(f"{BASE}/price/{exchange}/btc/{day}?ms=1").json()["volume"]


print(volume("kraken"), volume.map(["kraken", "bitfinex"]))
try:
    parallel.map(lambda ms: requests.get(f"{BASE}/price/kraken/btc/2020-04-01?ms={ms}"), [1, 300], timeout=0.05)
except parallel.exceptions.TimeoutException as error:
    print(type(error).__name__)
