a = b = c = 3; print(a < 4 < 5 > 2 != 3, 1 < 3 > 2, not a == b, a is b, None is None, a and b - 3, a or 0, 0 or 'x', '' and 1, not [])
x = 5; x += 2; x -= 1; x *= 3; x //= 2; x **= 2; x %= 50; x <<= 2; x >>= 1; x |= 1; x &= 63; x ^= 7; print(x); x /= 2; print(x)
print(2 + 3 * 4 ** 2 // 5 - -1, (2 + 3) * 4, -2 ** 2, 2 ** 3 ** 2, ~-5, not True or True, 5 if a else 6, [1, 2][a > 5], (n := 10) + n)
if (m := len('abc')) > 2: print('walrus', m)
print([y := 1, y ** 2], 1 if 0 else 2 if 0 else 3, 'x' 'y' "z", r'\n', b'b', """multi
line""", 0xFF, 1e3, 1_0, 3 .real, ..., Ellipsis is ...)
del a
try: print(a)
except NameError as e: print(e)
l = [1, 2, 3]; l[0], l[1] = l[1], l[0]; print(l); i = 0; i, l[i] = 2, 9; print(i, l); d = {}; d['a'], d['b'] = 1, 2; print(d)
def order(x): print(x, end=' '); return x
print(order(1) + order(2) * order(3), order(0) and order(9), [order(4), order(5)], {order('k'): order('v')}); l[order(0)] = order(7)
f = order; f(1) if True else f(2); print(f(3) < f(1) < f(9)); pass; 
if True: pass
elif False: print('no')
else: print('no')
assert True; print(1, 2, 3, sep=', ', end='!\n'); print(); print('a', 'b', sep=''); print(*range(5)); print(end='x\n'); print(None, True, sep='|')
global_list: list[int] = [1]; print(global_list, __name__); 
while i > 0: i -= 1
else: print('loop done', i)
print(bool([]), bool([0]), bool('0'), bool(0.0), bool(None), any([0, '', 5]), all([1, 0]), [] or {} or 'last')
for i in []: pass
else: print('empty else')
import math as m2, os.path; from math import pi as PI, floor; print(m2.ceil(1.2), floor(-1.5), round(PI, 4), math if 'math' in globals() else 'no math')
