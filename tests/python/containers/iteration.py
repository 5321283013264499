for i in range(3): print(i, end=' ')
else: print('done')
for i in range(10, 0, -4): print(i, end=',')
print(); it = iter([1, 2]); print(next(it), next(it), next(it, 'end')); i = 0
while True:
    i += 1
    if i == 2: continue
    if i > 4: break
    print(i, end=';')
else: print('never')
print(); print(list(iter(lambda c=iter([1, 2, 0, 3]): next(c), 0)))
for a, b in zip([1, 2, 3], 'ab'): print(a, b, end=' ')
for i, (k, v) in enumerate({'x': 1, 'y': 2}.items()): print(i, k, v, end=' ')
print(); x = [1, 2, 3]
for v in x:
    if v == 2: x.remove(v)
print(x, range(5), range(2, 8, 2), list(range(5))[::2], range(10)[2:5], len(range(0, 10, 3)), 4 in range(0, 10, 2), range(3) == range(0, 3), reversed(range(3)).__next__())
print([[r * c for c in range(3)] for r in range(3)], [(x, y) for x in range(3) for y in range(x)], {x: x ** 2 for x in range(4)}, sum(x for x in range(101)))
def find(xs, t):
    for i, v in enumerate(xs):
        if v == t: break
    else: return -1
    return i
print(find([5, 6], 6), find([5], 9))
