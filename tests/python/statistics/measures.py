"""Means, medians, spreads, and what too little data means."""
import statistics as s
from fractions import Fraction

data = [2, 4, 4, 4, 5, 5, 7, 9]
print(s.mean(data), s.fmean(data), s.median(data), s.median_low(data), s.median_high(data), s.mode(data), s.multimode("aabbc"), s.pstdev(data), s.stdev(data), s.variance(data), s.pvariance(data))
print(s.mean([1, 2]), s.mean([1.5, 2.5]), s.mean([Fraction(1, 3), 1]), s.mean([True, False]), s.median([3, 1, 2]), s.median([1, 2, 3, 10]), s.mode("banana"), s.geometric_mean([1, 100]), s.harmonic_mean([40, 60]))
print(s.quantiles(data), s.quantiles(range(1, 11), n=10), s.quantiles([1, 2, 3], n=4, method="inclusive"), s.median_grouped([1, 2, 2, 3, 4]), s.fmean([1, 3], weights=[3, 1]), s.harmonic_mean([40, 60], weights=[5, 30]))
x, y = [1, 2, 3, 4, 5], [2, 4, 5, 4, 5]
print(s.correlation(x, y), s.covariance(x, y), s.linear_regression(x, y), s.linear_regression(x, [2 * n for n in x]).slope)
normal = s.NormalDist(100, 15)
print(normal, normal.mean, normal.cdf(100), round(normal.cdf(115), 4), round(normal.inv_cdf(0.975), 3), round(normal.pdf(100), 5), normal + 5, normal * 2, s.NormalDist.from_samples([1, 2, 3]), normal.zscore(130))
for attempt in (lambda: s.mean([]), lambda: s.median([]), lambda: s.stdev([1]), lambda: s.mode([]), lambda: s.mean(["a"]), lambda: s.variance([]), lambda: s.quantiles([1]), lambda: s.harmonic_mean([-1]), lambda: s.geometric_mean([0]),
                lambda: s.correlation([1], [1]), lambda: s.correlation([1, 2], [1]), lambda: s.correlation([1, 1], [1, 2]), lambda: s.quantiles([1, 2], n=0), lambda: s.NormalDist(0, -1), lambda: s.fmean([]), lambda: s.mean(5), lambda: s.multimode([])):
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)
print(issubclass(s.StatisticsError, ValueError), s.mean(n for n in range(5)), s.median("bca"), s.pstdev([5, 5]), s.mode([None, None, 1]), s.stdev([1, 2], xbar=1.5))
