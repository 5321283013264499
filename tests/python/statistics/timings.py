"""As programs that measure use it."""
from statistics import StatisticsError, fmean, mean, median, mode, pstdev, quantiles, stdev

threads = {1: [4.02, 4.1, 3.98, 4.05], 2: [4.2, 4.15, 4.3, 4.18], 10: [4.4, 4.6, 4.5, 4.45]}
for count, times in threads.items():
    print(f'{count:>3} threads: mean {mean(times):.3f} s, median {median(times):.3f} s, stdev {stdev(times):.4f}, pstdev {pstdev(times):.4f}, speed-up {mean(threads[1]) / mean(times):.2f}')
print([round(q, 3) for q in quantiles(sum(threads.values(), []), n=4)], mode([1, 1, 2]), fmean([1, 2]))
try:
    stdev([1])
except StatisticsError as error:
    print(error)
