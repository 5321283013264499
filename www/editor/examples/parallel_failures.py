# One of three calls fails. Silent, the others
# keep their results, and the error waits in .exc.
import parallel


def price(exchange):
    if exchange == "bitstamp":
        raise ConnectionError("no answer")
    return 6_400 + len(exchange)


exchanges = [("kraken",), ("bitstamp",), ("okex",)]
for result in parallel.map(price, exchanges, silent=True):
    if isinstance(result, int):
        print("price", result)
    else:
        print("failed:", result.exc)
