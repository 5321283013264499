import traceback
def a(n): return b(n) + 1
def b(n):
    values = {'x': [1, 2]}
    return values['x'][n]
try: a(5)
except IndexError: print(traceback.format_exc())
def c():
    try: a(7)
    except IndexError as e: raise ValueError('wrapped') from e
try: c()
except ValueError: print(traceback.format_exc())
def d():
    try: {}['missing']
    except KeyError: return 1 + None
try: d()
except TypeError: print(traceback.format_exc())
def r(n): return r(n - 1) if n else 1 / 0
try: r(8)
except ZeroDivisionError: print(traceback.format_exc())
class Box:
    @property
    def p(self): return self.q.z
    q = None
try: Box().p
except AttributeError: print(traceback.format_exc())
def gen():
    yield 1
    raise LookupError('in generator')
try:
    for x in gen(): print(x)
except LookupError: print(traceback.format_exc())
try: (lambda x: x / (1 - 1))(3)
except ZeroDivisionError: print(traceback.format_exc())
try: [n / 0 for n in [1]]
except ZeroDivisionError: print(traceback.format_exc())
