from copy import copy, deepcopy
from collections import Counter, OrderedDict, defaultdict, deque, namedtuple
import threading

a = [1, [2, 3], {'k': [4]}, (5, [6]), {7}]
b, c = copy(a), deepcopy(a)
a[1].append('x'); a[2]['k'].append('y'); a[3][1].append('z')
print(a, b, c, sep='\n')
print(copy((1,)) is not None, deepcopy((1, 2)), deepcopy('s'), copy({1: [2]}), deepcopy(frozenset([1])), copy(bytearray(b'x')))
t = (1, 'a', (2,)); print(deepcopy(t) is t, copy(t) is t)
shared = [1]; pair = deepcopy([shared, shared]); print(pair[0] is pair[1], pair)
loop = [1]; loop.append(loop); other = deepcopy(loop); print(other[1] is other, other is loop)
d = {}; d['me'] = d; e = deepcopy(d); print(e['me'] is e)


class Node:
    count = 0

    def __init__(self, value, next=None):
        Node.count += 1
        self.value = value
        self.next = next


n = Node([1], Node([2])); m = deepcopy(n); s = copy(n)
n.value.append(9)
print(m.value, s.value, m.next.value, m.next is n.next, s.next is n.next, Node.count)


class Custom:
    def __init__(self, x):
        self.x = x

    def __copy__(self):
        return Custom('copied')

    def __deepcopy__(self, memo):
        return Custom('deep')


print(copy(Custom(1)).x, deepcopy([Custom(1)])[0].x)


class Slots:
    __slots__ = ('a', 'b')


z = Slots(); z.a = [1]; w = deepcopy(z); z.a.append(2); print(w.a, hasattr(w, 'b'))


class MyList(list):
    pass


class MyDict(dict):
    pass


l = MyList([[1]]); l.tag = ['t']; k = deepcopy(l); l[0].append(2); l.tag.append('u'); print(k, k.tag, type(k).__name__, copy(l).tag)
q = MyDict(a=[1]); r = deepcopy(q); q['a'].append(2); print(r, type(r).__name__, copy(q))
for thing in (Counter('aab'), OrderedDict(b=1, a=2), deque([1, [2]], maxlen=5), defaultdict(list, {'a': [1]})):
    print(copy(thing), deepcopy(thing), deepcopy(thing) == thing, copy(thing) is thing)
P = namedtuple('P', 'x y'); p = P(1, [2]); pc = deepcopy(p); p.y.append(3); print(pc, type(pc).__name__, copy(p))
err = deepcopy(ValueError('bad', [1])); print(repr(err))
print(deepcopy(len) is len, deepcopy(Node) is Node, deepcopy(print)is print)
class Lazy:
    def __init__(self):
        self.kept, self.dropped = 1, 2
    def __getstate__(self):
        return {'kept': self.kept}
    def __setstate__(self, state):
        self.__dict__.update(state); self.restored = True
y = deepcopy(Lazy()); print(y.kept, hasattr(y, 'dropped'), y.restored)
try:
    deepcopy(threading.Lock())
except TypeError as error:
    print(error)
