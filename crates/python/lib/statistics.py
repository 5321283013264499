"""Averages and spreads, exact inside: floats are added as fractions."""

__all__ = [
    'NormalDist', 'StatisticsError', 'correlation', 'covariance', 'fmean', 'geometric_mean', 'harmonic_mean', 'linear_regression', 'mean',
    'median', 'median_grouped', 'median_high', 'median_low', 'mode', 'multimode', 'pstdev', 'pvariance', 'quantiles', 'stdev', 'variance',
]

import math as _math
from collections import Counter as _Counter, namedtuple as _namedtuple


class StatisticsError(ValueError):
    pass


def _exact(value):
    """A number as a fraction of integers."""
    if isinstance(value, int):
        return int(value), 1
    if isinstance(value, float):
        if value - value != 0:
            return None
        return value.as_integer_ratio()
    if hasattr(value, 'as_integer_ratio'):
        return value.as_integer_ratio()
    if hasattr(value, 'numerator'):
        return value.numerator, value.denominator
    raise TypeError(f"can't convert type '{type(value).__name__}' to numerator/denominator")


def _sum(values):
    """The sum as a fraction, or as a float if there is an infinity among them; and the type that a result has."""
    by_denominator = {}
    odd = []
    kind = int
    for value in values:
        if kind is int or type(value) is not kind:
            kind = _common(kind, type(value))
        pair = _exact(value)
        if pair is None:
            odd.append(value)
        else:
            by_denominator[pair[1]] = by_denominator.get(pair[1], 0) + pair[0]
    if odd:
        return sum(odd), 0, kind
    numerator, denominator = 0, 1
    for below, above in sorted(by_denominator.items()):
        common = _math.gcd(denominator, below)
        numerator = numerator * (below // common) + above * (denominator // common)
        denominator = denominator // common * below
    return numerator, denominator, kind


def _common(a, b):
    if a is b or b is int or b is bool:
        return a
    if a is int or issubclass(b, a):
        return b
    if issubclass(a, b):
        return a
    if a is float or b is float:
        return float
    raise TypeError(f"don't know how to coerce {a.__name__} and {b.__name__}")


def _number(numerator, denominator, kind):
    """A fraction as a number of a type."""
    if denominator == 0:
        return numerator
    if kind is int or kind is bool:
        return numerator // denominator if numerator % denominator == 0 else numerator / denominator
    if kind is float:
        return numerator / denominator
    if kind.__name__ == 'Decimal':
        return kind(numerator) / kind(denominator)
    if kind.__name__ == 'Fraction':
        return kind(numerator, denominator)
    return kind(numerator / denominator) if issubclass(kind, float) else _number(numerator, denominator, int)


def mean(data):
    data = list(data)
    if not data:
        raise StatisticsError('mean requires at least one data point')
    numerator, denominator, kind = _sum(data)
    if denominator == 0:
        return numerator / len(data)
    return _number(numerator, denominator * len(data), kind)


def fmean(data, weights=None):
    data = list(data)
    if weights is not None:
        weights = list(weights)
        if len(weights) != len(data):
            raise StatisticsError('data and weights must be the same length')
        below = _math.fsum(weights)
        if not below:
            raise StatisticsError('sum of weights must be non-zero')
        return _math.fsum([x * weight for x, weight in zip(data, weights)]) / below
    if not data:
        raise StatisticsError('fmean requires at least one data point')
    return _math.fsum(data) / len(data)


def geometric_mean(data):
    try:
        return _math.exp(fmean([_math.log(x) for x in data]))
    except ValueError:
        raise StatisticsError('geometric mean requires a non-empty dataset containing positive numbers') from None


def harmonic_mean(data, weights=None):
    data = list(data)
    message = 'harmonic mean does not support negative values'
    if not data:
        raise StatisticsError('harmonic_mean requires at least one data point')
    if len(data) == 1 and weights is None:
        if not isinstance(data[0], (int, float)) and not hasattr(data[0], 'as_integer_ratio'):
            raise TypeError('unsupported type')
        if data[0] < 0:
            raise StatisticsError(message)
        return data[0]
    weights = [1] * len(data) if weights is None else list(weights)
    if len(weights) != len(data):
        raise StatisticsError('Number of weights does not match data size')
    quotients = []
    for x, weight in zip(data, weights):
        if x < 0:
            raise StatisticsError(message)
        if x == 0:
            return 0
        quotients.append(weight / x if weight else 0)
    numerator, denominator, kind = _sum(quotients)
    if numerator <= 0:
        raise StatisticsError('Weighted sum must be positive')
    total, below, _ = _sum(weights)
    return _number(total * denominator, below * numerator, kind)


def median(data):
    data = sorted(data)
    size = len(data)
    if size == 0:
        raise StatisticsError('no median for empty data')
    if size % 2:
        return data[size // 2]
    return (data[size // 2 - 1] + data[size // 2]) / 2


def median_low(data):
    data = sorted(data)
    if not data:
        raise StatisticsError('no median for empty data')
    return data[(len(data) - 1) // 2]


def median_high(data):
    data = sorted(data)
    if not data:
        raise StatisticsError('no median for empty data')
    return data[len(data) // 2]


def median_grouped(data, interval=1.0):
    data = sorted(data)
    size = len(data)
    if not size:
        raise StatisticsError('no median for empty data')
    middle = data[size // 2]
    below = len([x for x in data if x < middle])
    same = data.count(middle)
    lower = float(middle) - float(interval) / 2
    return lower + float(interval) * (size / 2 - below) / same


def mode(data):
    counts = _Counter(iter(data)).most_common(1)
    if not counts:
        raise StatisticsError('no mode for empty data')
    return counts[0][0]


def multimode(data):
    counts = _Counter(iter(data))
    most = max(counts.values(), default=0)
    return [value for value, count in counts.items() if count == most]


def _squares(data, center):
    """The sum of the squares of the differences from the mean, as a fraction; and the type."""
    numerator, denominator, kind = _sum(data)
    if denominator == 0:
        return float('nan'), 0, kind
    size = len(data)
    if center is None:
        middle = (numerator, denominator * size)
    else:
        middle = _exact(center)
    pairs = []
    for value in data:
        above, below = _exact(value)
        pairs.append((above * middle[1] - middle[0] * below, below * middle[1]))
    by_denominator = {}
    for above, below in pairs:
        by_denominator[below] = by_denominator.get(below, 0) + above * above
    numerator, denominator = 0, 1
    for below, above in by_denominator.items():
        below *= below
        common = _math.gcd(denominator, below)
        numerator = numerator * (below // common) + above * (denominator // common)
        denominator = denominator // common * below
    return numerator, denominator, kind


def variance(data, xbar=None):
    data = list(data)
    if len(data) < 2:
        raise StatisticsError('variance requires at least two data points')
    numerator, denominator, kind = _squares(data, xbar)
    return _number(numerator, denominator * (len(data) - 1), kind)


def pvariance(data, mu=None):
    data = list(data)
    if not data:
        raise StatisticsError('pvariance requires at least one data point')
    numerator, denominator, kind = _squares(data, mu)
    return _number(numerator, denominator * len(data), kind)


def _root(numerator, denominator, kind):
    """The square root of a fraction, rounded once."""
    if denominator == 0:
        return numerator
    if kind.__name__ == 'Decimal':
        return (kind(numerator) / kind(denominator)).sqrt()
    if numerator == 0:
        return 0.0
    # An integer root with 55 bits or more; its last bit says whether anything was left, so that halves round right.
    shift = (numerator.bit_length() - denominator.bit_length() - 109) // 2
    if shift >= 0:
        above, below = numerator, denominator << 2 * shift
    else:
        above, below = numerator << -2 * shift, denominator
    root = _math.isqrt(above // below)
    if root * root * below != above:
        root |= 1
    return float(root << shift) if shift >= 0 else root / (1 << -shift)


def stdev(data, xbar=None):
    data = list(data)
    if len(data) < 2:
        raise StatisticsError('stdev requires at least two data points')
    numerator, denominator, kind = _squares(data, xbar)
    return _root(numerator, denominator * (len(data) - 1), kind)


def pstdev(data, mu=None):
    data = list(data)
    if not data:
        raise StatisticsError('pstdev requires at least one data point')
    numerator, denominator, kind = _squares(data, mu)
    return _root(numerator, denominator * len(data), kind)


def quantiles(data, *, n=4, method='exclusive'):
    if n < 1:
        raise StatisticsError('n must be at least 1')
    data = sorted(data)
    size = len(data)
    if size < 2:
        raise StatisticsError('must have at least two data points')
    result = []
    if method == 'inclusive':
        for i in range(1, n):
            place, rest = divmod(i * (size - 1), n)
            result.append((data[place] * (n - rest) + data[place + 1] * rest) / n)
        return result
    if method == 'exclusive':
        for i in range(1, n):
            place = min(max(i * (size + 1) // n, 1), size - 1)
            rest = i * (size + 1) - place * n
            result.append((data[place - 1] * (n - rest) + data[place] * rest) / n)
        return result
    raise ValueError(f'Unknown method: {method!r}')


def _same_length(x, y, function):
    if len(x) != len(y):
        raise StatisticsError(f'{function} requires that both inputs have same number of data points')
    if len(x) < 2:
        raise StatisticsError(f'{function} requires at least two data points')


def covariance(x, y, /):
    _same_length(x, y, 'covariance')
    x_mean, y_mean = _math.fsum(x) / len(x), _math.fsum(y) / len(y)
    return _math.fsum([(a - x_mean) * (b - y_mean) for a, b in zip(x, y)]) / (len(x) - 1)


def correlation(x, y, /):
    _same_length(x, y, 'correlation')
    x_mean, y_mean = _math.fsum(x) / len(x), _math.fsum(y) / len(y)
    both = _math.fsum([(a - x_mean) * (b - y_mean) for a, b in zip(x, y)])
    x_square = _math.fsum([(a - x_mean) ** 2.0 for a in x])
    y_square = _math.fsum([(b - y_mean) ** 2.0 for b in y])
    if not x_square * y_square:
        raise StatisticsError('at least one of the inputs is constant')
    return both / _math.sqrt(x_square * y_square)


LinearRegression = _namedtuple('LinearRegression', ('slope', 'intercept'), module='statistics')


def linear_regression(x, y, /, *, proportional=False):
    _same_length(x, y, 'linear regression')
    if proportional:
        both = _math.fsum([a * b for a, b in zip(x, y)])
        square = _math.fsum([a * a for a in x])
    else:
        x_mean, y_mean = _math.fsum(x) / len(x), _math.fsum(y) / len(y)
        both = _math.fsum([(a - x_mean) * (b - y_mean) for a, b in zip(x, y)])
        square = _math.fsum([(a - x_mean) ** 2.0 for a in x])
    if not square:
        raise StatisticsError('x is constant')
    slope = both / square
    return LinearRegression(slope=slope, intercept=0.0 if proportional else y_mean - slope * x_mean)


class NormalDist:
    """A normal distribution."""

    def __init__(self, mu=0.0, sigma=1.0):
        if sigma < 0.0:
            raise StatisticsError('sigma must be non-negative')
        self._mu = float(mu)
        self._sigma = float(sigma)

    @classmethod
    def from_samples(cls, data):
        data = list(data)
        return cls(fmean(data), stdev(data))

    def samples(self, n, *, seed=None):
        import random
        source = random.Random(seed)
        return [source.gauss(self._mu, self._sigma) for _ in range(n)]

    def pdf(self, x):
        if not self._sigma:
            raise StatisticsError('pdf() not defined when sigma is zero')
        away = x - self._mu
        variance = self._sigma * self._sigma
        return _math.exp(away * away / (-2.0 * variance)) / _math.sqrt(_math.tau * variance)

    def cdf(self, x):
        if not self._sigma:
            raise StatisticsError('cdf() not defined when sigma is zero')
        return 0.5 * (1.0 + _math.erf((x - self._mu) / (self._sigma * _math.sqrt(2.0))))

    def inv_cdf(self, p):
        if p <= 0.0 or p >= 1.0:
            raise StatisticsError('p must be in the range 0.0 < p < 1.0')
        # By halving, where the distribution lies.
        low, high = -40.0, 40.0
        for _ in range(200):
            middle = (low + high) / 2
            if 0.5 * _math.erfc(-middle / _math.sqrt(2.0)) < p:
                low = middle
            else:
                high = middle
        return self._mu + self._sigma * (low + high) / 2

    def quantiles(self, n=4):
        return [self.inv_cdf(part / n) for part in range(1, n)]

    def overlap(self, other):
        if not isinstance(other, NormalDist):
            raise TypeError('Expected another NormalDist instance')
        narrow, wide = sorted((self, other), key=lambda one: (one._sigma, one._mu))
        if not narrow._sigma:
            raise StatisticsError('overlap() not defined when sigma is zero')
        apart = abs(wide._mu - narrow._mu)
        more = wide.variance - narrow.variance
        if not more:
            return 1.0 - _math.erf(apart / (2.0 * narrow._sigma * _math.sqrt(2.0)))
        # Where one curve crosses the other.
        middle = narrow._mu * wide.variance - wide._mu * narrow.variance
        away = narrow._sigma * wide._sigma * _math.sqrt(apart * apart + more * _math.log(wide.variance / narrow.variance))
        crossings = (middle + away) / more, (middle - away) / more
        return 1.0 - sum([abs(wide.cdf(x) - narrow.cdf(x)) for x in crossings])

    def zscore(self, x):
        if not self._sigma:
            raise StatisticsError('zscore() not defined when sigma is zero')
        return (x - self._mu) / self._sigma

    mean = property(lambda self: self._mu)
    median = property(lambda self: self._mu)
    mode = property(lambda self: self._mu)
    stdev = property(lambda self: self._sigma)
    variance = property(lambda self: self._sigma * self._sigma)

    def __add__(self, other):
        if isinstance(other, NormalDist):
            return NormalDist(self._mu + other._mu, _math.hypot(self._sigma, other._sigma))
        return NormalDist(self._mu + other, self._sigma)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, NormalDist):
            return NormalDist(self._mu - other._mu, _math.hypot(self._sigma, other._sigma))
        return NormalDist(self._mu - other, self._sigma)

    def __rsub__(self, other):
        return -(self - other)

    def __mul__(self, other):
        return NormalDist(self._mu * other, self._sigma * abs(other))

    __rmul__ = __mul__

    def __truediv__(self, other):
        return NormalDist(self._mu / other, self._sigma / abs(other))

    def __pos__(self):
        return NormalDist(self._mu, self._sigma)

    def __neg__(self):
        return NormalDist(-self._mu, self._sigma)

    def __eq__(self, other):
        return self._mu == other._mu and self._sigma == other._sigma if isinstance(other, NormalDist) else NotImplemented

    def __hash__(self):
        return hash((self._mu, self._sigma))

    def __repr__(self):
        return f'NormalDist(mu={self._mu!r}, sigma={self._sigma!r})'
