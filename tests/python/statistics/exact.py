from fractions import Fraction as F
from statistics import mean, median, pvariance, stdev, variance

print(mean([F(3, 7), F(1, 21), F(5, 3), F(1, 3)]), variance([F(1, 6), F(1, 2), F(5, 3)]), median([F(1, 2), F(1, 3)]), pvariance([F(1, 4), F(5, 4), F(7, 2)]))
print(mean([1e30, 1, 3, -1e30]), mean([0.1] * 3), mean([1, 2]), mean([2, 4]), type(mean([2, 4])).__name__, mean([10 ** 30, 10 ** 30 + 2]), variance([10 ** 15 + 1, 10 ** 15 + 2, 10 ** 15 + 3]), stdev([1e10 + 0.1, 1e10 + 0.2, 1e10 + 0.3]))
