from collections import deque


def attempt(act):
    try:
        print(act())
    except Exception as error:
        print(type(error).__name__, error)


d = deque('abc')
d.append('d'); d.appendleft('z'); print(d, len(d), d[0], d[-1])
print(d.pop(), d.popleft(), d)
d.extend([1, 2]); d.extendleft([3, 4]); print(d)
d.rotate(2); print(d); d.rotate(-1); print(d); d.rotate(100); print(d)
d[1] = 'B'; del d[0]; print(d)
d.insert(1, 'new'); print(d, d.index('new'), d.count(1))
d.remove('new'); d.reverse(); print(d, list(reversed(d)))
print(2 in d, 'q' in d, bool(d), bool(deque()))
last = deque(range(10), maxlen=3); print(last, last.maxlen)
last.append(10); print(last); last.appendleft(0); print(last); last.extendleft([7, 8, 9, 6]); print(last)
last.extend('xy'); print(last)
none = deque([1, 2], maxlen=0); none.append(5); print(none)
attempt(lambda: deque().pop())
attempt(lambda: deque().popleft())
attempt(lambda: deque([1])[3])
attempt(lambda: deque([1]).remove(9))
attempt(lambda: deque([1]).index(9))
attempt(lambda: deque(5))
attempt(lambda: deque([], -1))
attempt(lambda: deque([], 'x'))
attempt(lambda: last.insert(0, 1))
attempt(lambda: deque([1])['a'])
attempt(lambda: deque([1]) + [2])
print(deque([1, 2]) == deque([1, 2]), deque([1]) < deque([2]), deque([1]) == [1], deque([1]) != deque([1]))
print(deque([1]) + deque([2]), deque([1, 2]) * 2, 2 * deque([3]), deque([1, 2], maxlen=3) * 2)
c = last.copy(); c.clear(); print(c, last)
e = deque([1]); e += [2, 3]; print(e)
e.append(e); print(e)
f = deque([1, 2, 3])
try:
    for item in f:
        f.append(item)
except RuntimeError as error:
    print(error)
print(sorted(deque([3, 1, 2])), max(deque([4, 9])), [*deque('hi')], ''.join(deque('ok')))
g = deque(maxlen=2); print(g)
for number in range(4):
    g.append(number)
print(list(g), deque(iterable=[1], maxlen=None))
h = deque([1, 2, 3]); h.extend(h); print(h)
i = deque('abcdef'); i.rotate(); print(''.join(i), i.index('b', 2), i.popleft())


class Stack(deque):
    def push(self, item):
        self.append(item)


s = Stack([1]); s.push(2); print(s, s.copy(), isinstance(s, deque))
