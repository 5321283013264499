def count(n):
    print('start')
    for i in range(n):
        got = yield i
        if got: print('got', got)
    return 'result'
g = count(3); print(next(g), g.send('hi'), next(g))
try: next(g)
except StopIteration as e: print('stop', e.value)
def outer(): r = yield from count(2); print('inner said', r); yield 'last'
print(list(outer()))
def safe():
    try: yield 1; yield 2
    except ValueError as e: print('caught', e); yield 'recovered'
    finally: print('finally')
s = safe(); print(next(s), s.throw(ValueError('x')), next(s, 'over')); s = safe(); next(s); s.close(); print(list(s))
def fib():
    a, b = 0, 1
    while True: yield a; a, b = b, a + b
f = fib(); print([next(f) for _ in range(10)], sum(x * x for x in range(5)), max((len(w), w) for w in ['a', 'bbb']))
def flat(x):
    for i in x:
        if isinstance(i, list): yield from flat(i)
        else: yield i
print(list(flat([1, [2, [3, [4]], 5]])), (x for x in []).__class__.__name__, iter(f) is f)
pipeline = (x * 2 for x in (y + 1 for y in range(4)) if x % 2); print(list(pipeline), list(pipeline))
def two(): x = yield; print('x', x); y = yield x * 2; print('y', y)
t = two(); next(t); print(t.send(5))
try: t.send(6)
except StopIteration: print('ended')
try: t.throw(KeyError('k'))
except KeyError as e: print('thrown', e)
def tree(n): 
    if n: yield from tree(n - 1); yield n; yield from tree(n - 1)
print(list(tree(4)))
