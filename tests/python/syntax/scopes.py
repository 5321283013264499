x = 'module'
class C:
    x = 'class'
    def m(self): return x
    y = [x for _ in range(1)]
    z = x
print(C().m(), C.y, C.z)
def f():
    x = 'f'
    class D:
        print(x); x = 'D'; print(x)
        def g(self): return x
    return D().g()
print(f())
def g():
    for i in range(3): pass
    return i
print(g(), [i for i in range(2)])
def h(a):
    if a: v = 1
    try: return v
    except UnboundLocalError as e: return str(e)
print(h(1), h(0))
def make():
    n = []
    def add(v): n.append(v); return n
    return add
add = make(); add(1); print(add(2))
def deep():
    a = 1
    def one():
        b = 2
        def two():
            nonlocal a; a += b; return a
        return two
    return one()(), a
print(deep()); import builtins; print(builtins.len([1])); len = 5; print(len); del len; print(len([1, 2]))
def rec(n, out=None):
    out = out if out is not None else []
    if n: out.append(n); rec(n - 1, out)
    return out
print(rec(3), rec(2)); print([(lambda q: q + k)(1) for k in range(3)]); class_attr = [k for k in vars(C) if not k.startswith('__')]; print(class_attr)
exec_free = {k: v for k, v in globals().items() if k in ('x',)}; print(exec_free); print(sorted(k for k in locals() if len(k) == 1))
try:
    def bad(): print(q); q = 1
    bad()
except UnboundLocalError as e: print(e)
