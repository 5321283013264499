def counter():
    count = 0
    def step(by=1):
        nonlocal count
        count += by
        return count
    def reset():
        nonlocal count
        count = 0
    return step, reset
step, reset = counter(); other, _ = counter()
print(step(), step(5), other(), step(), reset(), step())
def make(n): return [lambda x, k=k: x * k + n for k in range(n)]
print([f(10) for f in make(3)])
def memo(f):
    cache = {}
    def g(n):
        if n not in cache: cache[n] = f(n)
        return cache[n]
    g.cache = cache
    return g
@memo
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(80), len(fib.cache))
def a():
    x = 1
    def b():
        def c(): nonlocal x; x *= 10; return x
        return c() + x
    return b() + x
print(a())
class K:
    y = 5
    def m(self): return [y for y in range(3)], self.y
print(K().m()); z = 'global'
def shadow():
    z = 'local'
    class C: w = z
    return C.w, [z for _ in range(1)]
print(shadow(), (lambda: z)())
def params(a, b): return lambda: (a, b)
p = params(1, [2]); print(p(), p.__closure__ is not None, p.__code__.co_freevars)
