def factorial(n):
    return 1 if n == 0 else n * factorial(n - 1)

print(factorial(50))
print(len(str(factorial(400))))
a, b = 0, 1
for _ in range(300):
    a, b = b, a + b
print(a)
print(3 ** 200 % 1000007, pow(3, 200, 1000007))
n = 2 ** 127 - 1
print(n, n * n, n // 12345, n % 12345, -n // 12345, n & (2 ** 70 - 1), n >> 100, n << 3)
print(n > n - 1, n == n + 0, hash(n) == hash(n + 0), float(n), int(float(n)) == n)
print(str(n)[::-1], int(str(n)) == n, f'{n:,}', f'{n:x}', f'{10**20:>30}')
import math
print(math.gcd(2 ** 60, 6 ** 40), math.isqrt(10 ** 40), math.comb(100, 50), math.factorial(25), math.lcm(12, 18))
