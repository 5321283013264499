import statistics as s
from statistics import StatisticsError


def attempt(act):
    try:
        print(repr(act()))
    except Exception as error:
        print(type(error).__name__, error)


data = [[1, 2, 3, 4], [2.5, 3.25, 5.5, 11.25, 11.75], [1], [0.1, 0.2, 0.3], [1, 2.5], [True, False, True], [10 ** 20, 1, -10 ** 20], [1e308, 1e308], [3, 1, 2], [-1.5, 2, 7], [600, 470, 170, 430, 300], list(range(100)), [0.1] * 10, [1e-10, 1e10]]
for row in data:
    for f in (s.mean, s.fmean, s.median, s.median_low, s.median_high, s.mode, s.multimode, s.variance, s.pvariance, s.stdev, s.pstdev, s.quantiles, s.median_grouped, s.harmonic_mean, s.geometric_mean):
        print(f.__name__, end=' '); attempt(lambda: f(row))
for f in (s.mean, s.fmean, s.median, s.mode, s.multimode, s.variance, s.pvariance, s.stdev, s.pstdev, s.quantiles, s.harmonic_mean, s.geometric_mean, s.median_low):
    attempt(lambda: f([]))
attempt(lambda: s.mean(['a']))
attempt(lambda: s.quantiles([1, 2, 3, 4, 5, 6], n=10))
attempt(lambda: s.quantiles([1, 2, 3, 4, 5, 6], n=4, method='inclusive'))
attempt(lambda: s.quantiles([1, 2], n=0))
attempt(lambda: s.quantiles([1, 2], method='x'))
attempt(lambda: s.mode(['red', 'blue', 'blue', 'red', 'green']))
attempt(lambda: s.multimode('aabbbbccddddeeffffgg'))
attempt(lambda: s.mean(x * 0.5 for x in range(5)))
attempt(lambda: s.fmean([1, 2, 3], weights=[1, 2, 3]))
attempt(lambda: s.fmean([1, 2], weights=[1]))
attempt(lambda: s.harmonic_mean([40, 60], weights=[5, 30]))
attempt(lambda: s.harmonic_mean([1, -1]))
attempt(lambda: s.mean([float('inf'), 1]))
attempt(lambda: s.mean([float('nan'), 1]))
attempt(lambda: round(s.correlation([1, 2, 3, 4], [1, 3, 2, 5]), 12))
attempt(lambda: s.covariance([1, 2, 3], [1, 5, 7]))
attempt(lambda: s.linear_regression([1, 2, 3], [2, 4, 6.5]))
attempt(lambda: s.correlation([1, 1], [1, 2]))
attempt(lambda: s.variance([1, 2, 3], 2))
n = s.NormalDist(100, 15); print(n, round(n.cdf(115), 6), round(n.pdf(100), 6), n.mean, n.stdev, round(n.inv_cdf(0.9), 6), n.zscore(130), n + 5, n * 2, s.NormalDist.from_samples([1, 2, 3]))
print(issubclass(StatisticsError, ValueError))
times = [0.21, 0.2, 0.25, 0.22, 0.19]; print(f'{s.mean(times):.3f} ± {s.stdev(times):.3f} (median {s.median(times)})')
