"""The price server that programs ask at `http://localhost:5000`.

There is no network: the answers are made up here, as a function of what is asked, and the time
that a server would take is slept, so that other threads run meanwhile. The prices are those of
the page's own price server (`www/service-worker.js`).
"""

from time import sleep

HOST = "localhost"
PORT = 5000

# Seconds that an answer takes, unless the question says (`?ms=250`).
delay = 0.2

EXCHANGES = [
    "bitfinex", "bitstamp", "bittrex", "cexio", "coinbase-pro", "hitbtc", "huobi", "kraken",
    "mexbt", "okex", "poloniex",
]
# Known too, so that the page's own names work here as well.
_CITIES = [
    "amsterdam", "frankfurt", "hongkong", "london", "newyork", "paris", "saopaulo", "sydney",
    "tokyo", "toronto",
]
SYMBOLS = ["btc", "eth", "ltc"]

_FIRST_DAY = "2015-01-01"
_MAX_DELAY_MS = 10_000
_NEVER = 30.0
_MONTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_MASK = 0xFFFF_FFFF


def _fnv(text, state=0x811C_9DC5):
    """FNV-1a of 32 bits, going on from `state`."""
    for byte in text.encode():
        state = ((state ^ byte) * 0x0100_0193) & _MASK
    return state


def _finish(state):
    """Mixes a hash, as MurmurHash3 finishes, so that neighbouring days have unlike prices."""
    state = ((state ^ (state >> 16)) * 0x85EB_CA6B) & _MASK
    state = ((state ^ (state >> 13)) * 0xC2B2_AE35) & _MASK
    return state ^ (state >> 16)


def _quote(exchange, symbol, day):
    """A day's prices, made up of nothing but their names."""
    seed = _fnv(f"{exchange}/{symbol}/{day}")

    def part(what, limit):
        """So many parts in a thousand of the price."""
        return close * (_finish(_fnv(what, seed)) % (limit + 1)) // 1000

    close = 1000 + _finish(seed) % 99_001
    opened = close - part("/fall", 30) + part("/rise", 30)
    high = max(opened, close) + part("/high", 20)
    low = min(opened, close) - part("/low", 20)
    volume = 1 + _finish(_fnv("/volume", seed)) % 1_000_000
    return {
        "exchange": exchange, "symbol": symbol, "day": day, "date": day, "open": opened / 100,
        "high": high / 100, "low": low / 100, "close": close / 100, "volume": volume,
    }


def _is_gap(exchange, symbol, day):
    """Is there no price? Real exchanges have days without any, and one trades a single symbol."""
    if day < _FIRST_DAY:
        return True
    if exchange not in EXCHANGES:
        return False
    if exchange == "mexbt" and symbol != "btc":
        return True
    return _finish(_fnv(f"{exchange}/{symbol}/{day}/gap")) % 50 == 0


def _is_day(text):
    parts = text.split("-")
    if [len(part) for part in parts] != [4, 2, 2] or not all(part.isdigit() for part in parts):
        return False
    year, month, day = (int(part) for part in parts)
    if not 1 <= month <= 12 or year < 1:
        return False
    is_leap = month == 2 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 1 <= day <= _MONTHS[month - 1] + is_leap


def _unknown(exchange, symbol, day):
    """What is wrong with the question, if anything."""
    if exchange not in EXCHANGES and exchange not in _CITIES:
        return f'no exchange "{exchange}": known are {", ".join(EXCHANGES)}'
    if symbol not in SYMBOLS:
        return f'no symbol "{symbol}": known are {", ".join(SYMBOLS)}'
    if not _is_day(day):
        return f'no date "{day}": dates are of the calendar, as 2024-02-29'
    return None


def answer(path, query, timeout):
    """Status and value for a question, after the time it takes; `None` if that is too long."""
    names = path.strip("/").split("/")
    status, value, seconds = _answer_at_once(names, query)
    if timeout is not None and seconds > timeout:
        sleep(timeout)
        return None
    if seconds > 0:
        sleep(seconds)
    return status, value


def _answer_at_once(names, query):
    if names == ["exchanges"]:
        return 200, list(EXCHANGES), 0.0
    if names == ["symbols"]:
        return 200, list(SYMBOLS), 0.0
    if len(names) != 4 or names[0] != "price":
        known = "/exchanges, /symbols, /price/{exchange}/{symbol}/{date}"
        return 404, {"error": f'no "/{"/".join(names)}": known are {known}'}, 0.0
    error = _unknown(*names[1:])
    if error is not None:
        return 404, {"error": error}, 0.0
    return _price(names[1:], query)


def _price(names, query):
    seconds = delay
    if "ms" in query:
        ms = query["ms"]
        if not ms.isdigit() or int(ms) > _MAX_DELAY_MS:
            return 400, {"error": f"ms={ms}: a whole number from 0 to {_MAX_DELAY_MS} is wanted"}, 0.0
        seconds = int(ms) / 1000
    fail = query.get("fail")
    if fail == "500":
        return 500, {"error": "the exchange failed, as asked for"}, seconds
    if fail == "timeout":
        return 504, {"error": "no answer in time, as asked for"}, _NEVER
    if fail is not None:
        return 400, {"error": f"fail={fail}: known are 500 and timeout"}, 0.0
    return 200, None if _is_gap(*names) else _quote(*names), seconds
