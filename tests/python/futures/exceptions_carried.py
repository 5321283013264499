"""An exception waits in its future: the same object, with its cause, for each who asks."""
from concurrent.futures import ThreadPoolExecutor


class PriceError(Exception):
    def __init__(self, city, code):
        super().__init__(city, code)
        self.city = city


def price(city):
    try:
        return {"Oslo": 7, "Bern": 9}[city]
    except KeyError as error:
        raise PriceError(city, 404) from error


with ThreadPoolExecutor(2) as pool:
    futures = {city: pool.submit(price, city) for city in ("Oslo", "Rome", "Bern")}
for city, future in futures.items():
    print(city, future.exception() is None)
failed = futures["Rome"]
caught = []
for _ in range(2):
    try:
        failed.result()
    except PriceError as error:
        caught.append(error)
        print(error.city, error, repr(error.__cause__))
print(caught[0] is caught[1] is failed.exception())

# With map the exception comes in its place, and ends the loop.
with ThreadPoolExecutor(2) as pool:
    results = pool.map(price, ["Oslo", "Rome", "Bern"])
    print(next(results))
    try:
        next(results)
    except PriceError as error:
        print("PriceError", error.args)
    print(list(results))

# An exception in the `with` block does not keep it from waiting for its calls.
done = []
try:
    with ThreadPoolExecutor(1) as pool:
        pool.submit(done.append, 1)
        raise RuntimeError("leaving")
except RuntimeError as error:
    print(error, done)
