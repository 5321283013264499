"""Random numbers: of the same seed, the same ones as CPython's."""

import _random
from bisect import bisect_right
from itertools import accumulate
from math import acos, ceil, cos, e, exp, floor, isfinite, log, pi, sin, sqrt
from operator import index

__all__ = [
    'Random', 'SystemRandom', 'betavariate', 'choice', 'choices', 'expovariate', 'gammavariate', 'gauss', 'getrandbits',
    'getstate', 'lognormvariate', 'normalvariate', 'paretovariate', 'randbytes', 'randint', 'random', 'randrange',
    'sample', 'seed', 'setstate', 'shuffle', 'triangular', 'uniform', 'vonmisesvariate', 'weibullvariate',
]

_normal = 4 * exp(-0.5) / sqrt(2.0)
_log_4 = log(4.0)
_gamma = 1.0 + log(4.5)
_circle = 2.0 * pi


class Random:
    """A generator of random numbers with a state of its own."""

    def __init__(self, x=None):
        self._state = _random.create()
        self.gauss_next = None
        if x is not None:
            self.seed(x)

    # What all else is made of

    def seed(self, a=None, version=2):
        if version == 1 and isinstance(a, (str, bytes)):
            a = _first_version(a)
        _random.seed(self._state, a)
        self.gauss_next = None

    def random(self):
        return _random.random(self._state)

    def getrandbits(self, k, /):
        return _random.getrandbits(self._state, k)

    def _randbelow(self, n):
        return _random.randbelow(self._state, n)

    def getstate(self):
        return (3, _random.getstate(self._state), self.gauss_next)

    def setstate(self, state):
        version, words, gauss_next = state
        if version != 3:
            raise ValueError(f'state with version {version} passed to Random.setstate() of version 3')
        _random.setstate(self._state, words)
        self.gauss_next = gauss_next

    def randbytes(self, n):
        return self.getrandbits(n * 8).to_bytes(n, 'little')

    # Integers

    def randrange(self, start, stop=None, step=1):
        first = index(start)
        if stop is None:
            if step != 1:
                raise TypeError('Missing a non-None stop argument')
            if first > 0:
                return self._randbelow(first)
            raise ValueError('empty range for randrange()')
        last = index(stop)
        width = last - first
        by = index(step)
        if by == 1:
            if width > 0:
                return first + self._randbelow(width)
            raise ValueError(f'empty range for randrange() ({first}, {last}, {width})')
        if by > 0:
            count = (width + by - 1) // by
        elif by < 0:
            count = (width + by + 1) // by
        else:
            raise ValueError('zero step for randrange()')
        if count <= 0:
            raise ValueError('empty range for randrange()')
        return first + by * self._randbelow(count)

    def randint(self, a, b):
        return self.randrange(a, b + 1)

    # Sequences

    def choice(self, seq):
        if not len(seq):
            raise IndexError('Cannot choose from an empty sequence')
        return seq[self._randbelow(len(seq))]

    def shuffle(self, x):
        for last in range(len(x) - 1, 0, -1):
            other = self._randbelow(last + 1)
            x[last], x[other] = x[other], x[last]

    def sample(self, population, k, *, counts=None):
        if not (hasattr(population, '__getitem__') and hasattr(population, '__len__')) or isinstance(population, dict):
            raise TypeError('Population must be a sequence.  For dicts or sets, use sorted(d).')
        size = len(population)
        if counts is not None:
            ends = list(accumulate(counts))
            if len(ends) != size:
                raise ValueError('The number of counts does not match the population')
            total = ends.pop() if ends else 0
            if not isinstance(total, int):
                raise TypeError('Counts must be integers')
            if total <= 0:
                raise ValueError('Total of counts must be greater than zero')
            return [population[bisect_right(ends, place)] for place in self.sample(range(total), k=k)]
        if not 0 <= k <= size:
            raise ValueError('Sample larger than population or is negative')
        # A set of what was taken is smaller than a list of all from here on.
        limit = 21
        if k > 5:
            limit += 4 ** ceil(log(k * 3, 4))
        if size <= limit:
            pool = list(population)
            taken = []
            for left in range(size, size - k, -1):
                place = self._randbelow(left)
                taken.append(pool[place])
                pool[place] = pool[left - 1]
            return taken
        places = {}
        while len(places) < k:
            place = self._randbelow(size)
            while place in places:
                place = self._randbelow(size)
            places[place] = None
        return [population[place] for place in places]

    def choices(self, population, weights=None, *, cum_weights=None, k=1):
        size = len(population)
        if cum_weights is None:
            if weights is None:
                return [population[floor(self.random() * float(size))] for _ in range(k)]
            try:
                cum_weights = list(accumulate(weights))
            except TypeError:
                if not isinstance(weights, int):
                    raise
                raise TypeError(f'The number of choices must be a keyword argument: k={weights}') from None
        elif weights is not None:
            raise TypeError('Cannot specify both weights and cumulative weights')
        if len(cum_weights) != size:
            raise ValueError('The number of weights does not match the population')
        total = cum_weights[-1] + 0.0
        if total <= 0.0:
            raise ValueError('Total of weights must be greater than zero')
        if not isfinite(total):
            raise ValueError('Total of weights must be finite')
        return [population[bisect_right(cum_weights, self.random() * total, 0, size - 1)] for _ in range(k)]

    # Floats

    def uniform(self, a, b):
        return a + (b - a) * self.random()

    def triangular(self, low=0.0, high=1.0, mode=None):
        u = self.random()
        if mode is None:
            c = 0.5
        elif high == low:
            return low
        else:
            c = (mode - low) / (high - low)
        if u > c:
            u, c = 1.0 - u, 1.0 - c
            low, high = high, low
        return low + (high - low) * sqrt(u * c)

    def normalvariate(self, mu=0.0, sigma=1.0):
        # Kinderman and Monahan: the ratio of two uniform numbers.
        while True:
            u = self.random()
            v = 1.0 - self.random()
            z = _normal * (u - 0.5) / v
            if z * z / 4.0 <= -log(v):
                return mu + z * sigma

    def gauss(self, mu=0.0, sigma=1.0):
        # Box and Muller: two at a time, the second one for the next call.
        z = self.gauss_next
        self.gauss_next = None
        if z is None:
            angle = self.random() * _circle
            radius = sqrt(-2.0 * log(1.0 - self.random()))
            z = cos(angle) * radius
            self.gauss_next = sin(angle) * radius
        return mu + z * sigma

    def lognormvariate(self, mu, sigma):
        return exp(self.normalvariate(mu, sigma))

    def expovariate(self, lambd):
        return -log(1.0 - self.random()) / lambd

    def gammavariate(self, alpha, beta):
        if alpha <= 0.0 or beta <= 0.0:
            raise ValueError('gammavariate: alpha and beta must be > 0.0')
        if alpha == 1.0:
            return -log(1.0 - self.random()) * beta
        if alpha > 1.0:
            return self._gamma_above_one(alpha) * beta
        return self._gamma_below_one(alpha) * beta

    def _gamma_above_one(self, alpha):
        # Cheng, 1977.
        a = sqrt(2.0 * alpha - 1.0)
        b = alpha - _log_4
        c = alpha + a
        while True:
            u = self.random()
            if not 1e-7 < u < 0.9999999:
                continue
            v = 1.0 - self.random()
            w = log(u / (1.0 - u)) / a
            x = alpha * exp(w)
            z = u * u * v
            r = b + c * w - x
            if r + _gamma - 4.5 * z >= 0.0 or r >= log(z):
                return x

    def _gamma_below_one(self, alpha):
        # Ahrens and Dieter, 1974.
        while True:
            u = self.random()
            b = (e + alpha) / e
            p = b * u
            x = p ** (1.0 / alpha) if p <= 1.0 else -log((b - p) / alpha)
            v = self.random()
            if p > 1.0:
                if v <= x ** (alpha - 1.0):
                    return x
            elif v <= exp(-x):
                return x

    def betavariate(self, alpha, beta):
        x = self.gammavariate(alpha, 1.0)
        return x / (x + self.gammavariate(beta, 1.0)) if x else 0.0

    def paretovariate(self, alpha):
        return (1.0 - self.random()) ** (-1.0 / alpha)

    def weibullvariate(self, alpha, beta):
        return alpha * (-log(1.0 - self.random())) ** (1.0 / beta)

    def vonmisesvariate(self, mu, kappa):
        # Fisher, 1993.
        if kappa <= 1e-6:
            return _circle * self.random()
        s = 0.5 / kappa
        r = s + sqrt(1.0 + s * s)
        while True:
            z = cos(pi * self.random())
            d = z / (r + z)
            u = self.random()
            if u < 1.0 - d * d or u <= (1.0 - d) * exp(d):
                break
        q = 1.0 / r
        f = (q + z) / (1.0 + q * z)
        return (mu + acos(f)) % _circle if self.random() > 0.5 else (mu - acos(f)) % _circle


def _first_version(text):
    """The number that a text was as a seed before Python 3.2."""
    codes = list(text) if isinstance(text, bytes) else [ord(character) for character in text]
    number = codes[0] << 7 if codes else 0
    for code in codes:
        number = ((1000003 * number) ^ code) & 0xFFFFFFFFFFFFFFFF
    number ^= len(codes)
    return -2 if number == -1 else number


class SystemRandom(Random):
    """Random numbers of the host, which nobody can repeat."""

    def random(self):
        return _random.entropy(53) / 9007199254740992

    def getrandbits(self, k, /):
        if k < 0:
            raise ValueError('number of bits must be non-negative')
        return _random.entropy(k)

    def _randbelow(self, n):
        bits = n.bit_length()
        number = _random.entropy(bits)
        while number >= n:
            number = _random.entropy(bits)
        return number

    def seed(self, *args, **kwds):
        return None

    def getstate(self):
        raise NotImplementedError('System entropy source does not have state.')

    def setstate(self, state):
        raise NotImplementedError('System entropy source does not have state.')


_shared = Random()
seed = _shared.seed
random = _shared.random
uniform = _shared.uniform
triangular = _shared.triangular
randint = _shared.randint
choice = _shared.choice
randrange = _shared.randrange
sample = _shared.sample
shuffle = _shared.shuffle
choices = _shared.choices
normalvariate = _shared.normalvariate
lognormvariate = _shared.lognormvariate
expovariate = _shared.expovariate
vonmisesvariate = _shared.vonmisesvariate
gammavariate = _shared.gammavariate
gauss = _shared.gauss
betavariate = _shared.betavariate
paretovariate = _shared.paretovariate
weibullvariate = _shared.weibullvariate
getstate = _shared.getstate
setstate = _shared.setstate
getrandbits = _shared.getrandbits
randbytes = _shared.randbytes
