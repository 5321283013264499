import types
from types import MappingProxyType, SimpleNamespace

n = SimpleNamespace(x=1, y='a'); n.z = [2]; print(n, n.x, n == SimpleNamespace(x=1, y='a', z=[2]), n == 5)
del n.x; print(n, SimpleNamespace(), vars(n))
print(getattr(n, 'q', 'none'))
m = {'a': 1}; p = MappingProxyType(m); m['b'] = 2
print(p, p['b'], len(p), list(p), 'a' in p, p.get('z', 0), dict(p), list(p.items()), p == m, p | {'c': 3})
for bad in (lambda: p.__setitem__, lambda: p['zz'], lambda: MappingProxyType([1])):
    try:
        bad()
    except Exception as error:
        print(type(error).__name__, error)
try:
    p['a'] = 3
except TypeError as error:
    print(error)
try:
    del p['a']
except TypeError as error:
    print('deletion' in str(error))


def f():
    yield


class C:
    def m(self):
        pass


print(isinstance(f, types.FunctionType), isinstance(C().m, types.MethodType), isinstance(len, types.BuiltinFunctionType), isinstance(f(), types.GeneratorType))
print(isinstance(lambda: 0, types.LambdaType), isinstance(types, types.ModuleType), types.NoneType is type(None), isinstance(f.__code__, types.CodeType))
c = C(); c.extra = types.MethodType(lambda self, k: (self is c, k), c); print(c.extra(5))
D = types.new_class('D', (C,), {}, lambda ns: ns.update(v=3)); print(D.v, D.__name__, D.__bases__ == (C,))
