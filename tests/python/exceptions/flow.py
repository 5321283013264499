def f(x):
    try:
        print('try', x)
        if x == 1: return 'returned'
        if x == 2: raise ValueError('two')
        if x == 3: raise KeyError('three')
        if x == 4: 1 / 0
    except ValueError as e: print('value', e); return 'handled'
    except (KeyError, IndexError) as e: print('lookup', e, repr(e))
    else: print('else')
    finally: print('finally')
    return 'end'
for i in range(4): print(f(i))
try: f(4)
except ArithmeticError as e: print('outer', type(e).__name__, e)
def g():
    for i in range(3):
        try:
            if i == 1: continue
            if i == 2: break
            print('body', i)
        finally: print('cleanup', i)
    try: return 'from try'
    finally: print('on return')
print(g())
def h():
    try: raise ValueError('a')
    except ValueError as e:
        try: raise TypeError('b') from e
        except TypeError as t: return t.__cause__, t.__context__ is e, t.__suppress_context__
print(h())
def k():
    try: return 1
    finally: return 2
print(k())
try:
    try: raise ValueError('inner')
    finally: print('passing')
except ValueError as e: print('got', e, e.args)
try: raise ValueError('x', 3)
except Exception as e: print(e, e.args, str(e), repr(e))
try:
    try: 1 / 0
    except ZeroDivisionError: raise
except ZeroDivisionError as e: print('again', e, e.__traceback__ is not None)
try: e
except NameError as n: print(n)
class Ctx:
    def __init__(s, n, swallow=False): s.n, s.s = n, swallow
    def __enter__(s): print('enter', s.n); return s.n
    def __exit__(s, t, v, tb): print('exit', s.n, t and t.__name__, v); return s.s
with Ctx('a') as a, Ctx('b', True) as b: print(a, b); raise RuntimeError('boom')
print('after')
try:
    with Ctx('c'): raise KeyError('k')
except KeyError as e: print('propagated', e)
def w():
    with Ctx('d'): return 'value'
print(w())
for i in range(2):
    with Ctx(i):
        if i == 0: continue
        break
import sys
try: raise OSError(2, 'No such thing')
except OSError as e: print(e, e.errno, e.strerror, sys.exc_info()[0].__name__)
print(sys.exc_info()); print(issubclass(KeyError, LookupError), BaseException.__name__, isinstance(StopIteration(5).value, int), KeyError('x'), ValueError(), Exception('a', 'b'))
try: assert 1 == 2, 'not equal'
except AssertionError as e: print('assert', e)
