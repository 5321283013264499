def f(a, b=2, *args, c, d=4, **kw): return (a, b, args, c, d, kw)
print(f(1, c=3), f(1, 2, 3, 4, c=5, e=6), f(*[1, 2, 3], **{'c': 4, 'z': 5}), f(b=1, a=0, c=2))
def g(a, /, b, *, c): return a, b, c
print(g(1, 2, c=3), g(1, b=2, c=3))
def h(x, acc=[]): acc.append(x); return acc
print(h(1), h(2), h(3, [])); print((lambda x, y=2: x + y)(1), (lambda *a, **k: (a, k))(1, z=2))
def outer(n):
    def inner(): nonlocal n; n += 1; return n
    return inner
i = outer(5); print(i(), i(), outer(1)()); x = 10
def change(): global x; x = 20; return x
print(change(), x); fs = [lambda: i for i in range(3)]; print([f() for f in fs]); fs = [lambda i=i: i for i in range(3)]; print([f() for f in fs])
def deco(fn):
    def wrap(*a, **k): return ('wrapped', fn(*a, **k))
    return wrap
@deco
def add(a, b): "Adds."; return a + b
print(add(1, b=2), add.__name__, f.__name__, f.__defaults__, f.__kwdefaults__, (lambda: 0).__name__)
def fact(n): return n * fact(n - 1) if n > 1 else 1
print(fact(10), fact(30)); print(list(map(lambda a, b: a * b, [1, 2], [3, 4])), sorted('bca', key=str.upper), (lambda: (yield))() is not None)
def doc(): """A doc."""
print(doc.__doc__, doc(), callable(doc), callable(3)); compose = lambda *fs: lambda x: [x := f(x) for f in fs][-1]; print(compose(abs, str, len)(-100))
