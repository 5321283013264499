def is_prime(n):
    if n < 2:
        return False
    if n % 2 == 0:
        return n == 2
    d = 3
    while d * d <= n:
        if n % d == 0:
            return False
        d += 2
    return True

print([n for n in range(60) if is_prime(n)])
for n in [15492781, 15492787, 15492803, 15492811, 15492810, 15492833]:
    print(n, is_prime(n))
sieve = [True] * 100
for i in range(2, 10):
    if sieve[i]:
        for j in range(i * i, 100, i):
            sieve[j] = False
print(sum(sieve[2:]), [i for i, yes in enumerate(sieve) if yes][2:])
