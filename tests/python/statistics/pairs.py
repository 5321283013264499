from statistics import NormalDist, correlation, covariance, linear_regression

x, y = [1, 2, 3, 4, 5], [2.1, 3.9, 6.2, 7.8, 10.1]
fit = linear_regression(x, y)
print(round(fit.slope, 9), round(fit.intercept, 9), round(correlation(x, y), 9), round(covariance(x, y), 9), linear_regression([1, 2], [2, 4], proportional=True))
n = NormalDist(mu=5, sigma=2)
print(n, n.mean, n.variance, round(n.cdf(7), 9), round(n.pdf(5), 9), round(n.inv_cdf(0.975), 6), n + 1, n * 3, n == NormalDist(5, 2), n + NormalDist(1, 1.5))
for bad in (lambda: correlation([1], [2]), lambda: linear_regression([1, 2], [1]), lambda: NormalDist(0, -1)):
    try:
        bad()
    except ValueError as error:
        print(type(error).__name__, error)
