class V:
    def __init__(self, v): self.v = v
    def __radd__(self, o): return f'{o}+V{self.v}'
    def __add__(self, o): return NotImplemented if isinstance(o, str) else f'V{self.v}+{o}'
    def __iadd__(self, o): self.v += o; return self
    def __eq__(self, o): return self.v == o
    def __getattr__(self, n):
        if n.startswith('no'): raise AttributeError(n)
        return f'<{n}>'
    def __setitem__(self, k, x): print('set', k, x)
    def __delitem__(self, k): print('del', k)
    def __getitem__(self, k): return k
    def __enter__(self): print('enter'); return self
    def __exit__(self, *a): print('exit', a[0].__name__ if a[0] else None); return True
    def __int__(self): return self.v
    def __index__(self): return self.v
    def __float__(self): return self.v / 2
    def __format__(self, s): return f'F[{s}]'
    def __abs__(self): return 'abs'
    def __invert__(self): return 'inv'
    def __floordiv__(self, o): return 'fd'
    def __matmul__(self, o): return 'mm'
    def __round__(self, n=None): return ('round', n)
    def __reversed__(self): return iter('rev')
v = V(3); print(1 + v, v + 1, v == 3, v != 3, v.anything, hasattr(v, 'nope'), int(v), float(v), [10, 20, 30, 40][v], f'{v:abc}', f'{v}', abs(v), ~v, v // 2, v @ 1, round(v), round(v, 2), list(reversed(v)), hex(v))
v += 4; print(v.v); v['a'] = 1; del v['b']; print(v[1:2], v[1, 2], v[...])
with v as w: print(w is v); 1 / 0
try: v + 'x'
except TypeError as e: print(e)
class It:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n == 0: raise StopIteration
        self.n -= 1; return self.n
print(list(It(3)), sum(It(4)), max(It(5)), 2 in It(5), [*It(2)], dict(enumerate(It(2))), sorted(It(4)), ','.join(map(str, It(3))), tuple(zip(It(2), It(2))))
class Old:
    def __getitem__(self, i):
        if i > 2: raise IndexError
        return i * i
print(list(Old()), 4 in Old(), [x for x in Old()])
class Desc:
    def __set_name__(self, o, n): self.n = '_' + n
    def __get__(self, i, o): return self if i is None else getattr(i, self.n, 'unset')
    def __set__(self, i, x): print('setting', x); setattr(i, self.n, x)
class Uses: field = Desc()
u = Uses(); print(u.field); u.field = 3; print(u.field, vars(u), type(Uses.field).__name__)
class Slots:
    __slots__ = ('a',)
s = Slots(); s.a = 1; print(s.a)
class Cmp:
    def __init__(s, k): s.k = k
    def __lt__(s, o): return s.k < o.k
    def __repr__(s): return f'C{s.k}'
print(sorted([Cmp(3), Cmp(1), Cmp(2)]), min(Cmp(2), Cmp(1)), Cmp(1) > Cmp(0), max([Cmp(1), Cmp(5)]))
