import random
import statistics

random.seed(42)
data = [random.random() * 10 ** random.randrange(-3, 6) for _ in range(200)]
for name in ('mean', 'fmean', 'median', 'median_low', 'median_high', 'variance', 'pvariance', 'stdev', 'pstdev', 'harmonic_mean'):
    print(name, getattr(statistics, name)(data))
print(statistics.quantiles(data, n=5), statistics.quantiles(data, n=3, method='inclusive'))
whole = [random.randrange(20) for _ in range(100)]
print(statistics.mode(whole), statistics.multimode(whole), statistics.median_grouped(whole), statistics.mean(whole), statistics.stdev(whole))
