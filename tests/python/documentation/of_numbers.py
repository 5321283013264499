# What the library's documentation shows of math, statistics, heapq, bisect and random.
import heapq
import math
import random
from bisect import bisect, bisect_left, bisect_right, insort
from fractions import Fraction
from statistics import *

print(math.fsum([.1, .1, .1, .1, .1, .1, .1, .1, .1, .1]), sum([.1] * 10), math.isclose(.1 + .2, .3), math.gcd(12, 18, 27))
print(math.comb(5, 2), math.perm(5, 2), math.factorial(20), math.isqrt(17), math.dist([1, 2], [4, 6]), math.hypot(3, 4))
print(math.floor(-1.5), math.ceil(1.2), math.trunc(-1.7), math.frexp(8.0), math.ldexp(0.5, 4), math.modf(1.25), math.copysign(1, -0.0))
print(math.log(8, 2), math.log2(8), math.log10(1000), math.exp(1), math.pow(2, 0.5), math.degrees(math.pi), math.lcm(4, 6), math.prod([1, 2, 3, 4]))
print(math.inf > 10 ** 308, math.isnan(math.nan), math.remainder(7, 4), math.fmod(-7, 4), math.nextafter(1.0, 2.0), math.ulp(1.0))
print(mean([1, 2, 3, 4, 4]), mean([-1.0, 2.5, 3.25, 5.75]), mean([Fraction(3, 7), Fraction(1, 21), Fraction(5, 3), Fraction(1, 3)]))
print(fmean([3.5, 4.0, 5.25]), fmean([85, 92, 83, 91], [.20, .20, .30, .30]), round(geometric_mean([54, 24, 36]), 1), harmonic_mean([40, 60]))
print(harmonic_mean([40, 60], weights=[5, 30]), median([1, 3, 5]), median([1, 3, 5, 7]), median_low([1, 3, 5, 7]), median_high([1, 3, 5, 7]))
print(median_grouped([52, 52, 53, 54]), median_grouped([1, 2, 2, 3, 4, 4, 4, 4, 4, 5]), mode([1, 1, 2, 3, 3, 3, 3, 4]))
print(mode(['red', 'blue', 'blue', 'red', 'green', 'red', 'red']), multimode('aabbbbccddddeeffffgg'), multimode(''))
print(pstdev([1.5, 2.5, 2.5, 2.75, 3.25, 4.75]), pvariance([0.0, 0.25, 0.25, 1.25, 1.5, 1.75, 2.75, 3.25]))
print(stdev([1.5, 2.5, 2.5, 2.75, 3.25, 4.75]), variance([2.75, 1.75, 1.25, 0.25, 0.5, 1.25, 3.5]))
data = [105, 129, 87, 86, 111, 111, 89, 81, 108, 92, 110, 100, 75, 105, 103, 109, 76, 119, 99, 91, 103, 129, 106, 101, 84, 111, 74, 87, 86, 103, 103, 106, 86, 111, 75, 87, 102, 121, 111, 88, 89, 101, 106, 95, 103, 107, 101, 81, 109, 104]
print([round(q, 1) for q in quantiles(data, n=10)])
x, y = [1, 2, 3, 4, 5, 6, 7, 8, 9], [1, 2, 3, 1, 2, 3, 1, 2, 3]
print(covariance(x, y), correlation(x, x), correlation(x, list(reversed(x))), linear_regression([1971, 1975, 1979, 1982, 1983], [1, 2, 3, 4, 5]))
sat = NormalDist(1060, 195)
print(round((sat.cdf(1200 + 0.5) - sat.cdf(1100 - 0.5)) * 100.0, 1), list(map(round, sat.quantiles())), list(map(round, sat.quantiles(n=10))))
print(NormalDist.from_samples([2.5, 3.1, 2.1, 2.4, 2.7, 3.5]), NormalDist(5, 2.5) * (9 / 5) + 32, NormalDist(100, 15).zscore(130))
try:
    mean([])
except StatisticsError as error:
    print(error)


def heapsort(iterable):
    h = []
    for value in iterable:
        heapq.heappush(h, value)
    return [heapq.heappop(h) for i in range(len(h))]


print(heapsort([1, 3, 5, 7, 9, 2, 4, 6, 8, 0]))
h = []
for task in [(5, 'write code'), (7, 'release product'), (1, 'write spec'), (3, 'create tests')]:
    heapq.heappush(h, task)
print(heapq.heappop(h), h, heapq.nlargest(2, h), heapq.nsmallest(1, h), list(heapq.merge([1, 4], [2, 3])), heapq.heappushpop(h, (0, 'x')))
queue = [5, 1, 4]
heapq.heapify(queue)
print(queue, heapq.heapreplace(queue, 9), queue)


def grade(score, breakpoints=[60, 70, 80, 90], grades='FDCBA'):
    return grades[bisect(breakpoints, score)]


print([grade(score) for score in [33, 99, 77, 70, 89, 90, 100]])
movies = [('Jaws', 1975), ('Titanic', 1997), ('The Birds', 1963), ('Aliens', 1986)]
movies.sort(key=lambda movie: movie[1])
insort(movies, ('Love Story', 1970), key=lambda movie: movie[1])
print(movies, bisect_left([1, 2, 2, 3], 2), bisect_right([1, 2, 2, 3], 2), bisect_left([1, 2, 2, 3], 2, lo=2))
random.seed(8675309)
print(random.random(), random.uniform(2.5, 10.0), random.expovariate(1 / 5), random.randrange(10), random.randrange(0, 101, 2))
print(random.choice(['win', 'lose', 'draw']), random.sample([10, 20, 30, 40, 50], k=4), random.choices(['red', 'black', 'green'], [18, 18, 2], k=6))
deck = 'ace two three four'.split()
random.shuffle(deck)
print(deck, random.gauss(0, 1), random.normalvariate(10, 2), random.betavariate(1, 2), random.triangular(), random.getrandbits(40), random.randbytes(3))
print(random.sample(['red', 'blue'], counts=[4, 2], k=5), random.lognormvariate(0, 1), random.vonmisesvariate(1, 2), random.gammavariate(2, 1), random.paretovariate(3), random.weibullvariate(1, 2))
