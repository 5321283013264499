"""As programs use it: the answer of a server."""
import json

answer = '{"exchange": "bitfinex", "symbol": "BTC", "open": 7216.1, "high": 7250.0, "low": 7100.25, "close": 7200.5, "volume": 12, "note": null, "day": "2020-01-01"}'
price = json.loads(answer)
print(price['close'], price.get('note'), list(price))
print(json.dumps({**price, 'close': price['close'] * 2}, indent=4))
days = json.loads('[' + ', '.join([answer] * 3) + ']')
print(len(days), sum(day['volume'] for day in days), json.dumps([day['close'] for day in days]))
