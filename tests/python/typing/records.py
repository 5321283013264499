from typing import Literal, NamedTuple, Optional, TypedDict, Union, get_args, get_type_hints


class Price(NamedTuple):
    """A price."""
    exchange: str
    symbol: str
    close: float = 0.0
    note: Optional[str] = None

    @property
    def name(self) -> str:
        return f'{self.exchange}/{self.symbol}'


class Options(TypedDict, total=False):
    silent: bool
    retries: int


Side = Literal['buy', 'sell']
p = Price('kraken', 'BTC', close=7200.5)
print(p, p.name, p._replace(close=1.0), p._asdict(), Price.__doc__, Price._field_defaults, isinstance(p, tuple), [*p])
o: Options = {'silent': True}; print(o, Options(retries=3), get_args(Side), get_type_hints(Price), Union[int, None] == Optional[int])
for bad in (lambda: Price('a'), lambda: Price('a', 'b', 1, 2, 3), lambda: p._replace(x=1)):
    try:
        bad()
    except (TypeError, ValueError) as error:
        print(error)
exchange, symbol, *rest = p; print(exchange, rest, hash(p) == hash(tuple(p)), sorted([Price('b', 'x'), Price('a', 'y')])[0].exchange)
