from functools import cmp_to_key, total_ordering


def make(root):
    class Version:
        def __init__(self, number):
            self.number = number

        def __eq__(self, other):
            return isinstance(other, Version) and self.number == other.number

        def __repr__(self):
            return f'V{self.number}'

    def compare(self, other):
        if not isinstance(other, Version):
            return NotImplemented
        a, b = self.number, other.number
        return {'__lt__': a < b, '__le__': a <= b, '__gt__': a > b, '__ge__': a >= b}[root]

    setattr(Version, root, compare)
    return total_ordering(Version)


for root in ('__lt__', '__le__', '__gt__', '__ge__'):
    V = make(root)
    one, two = V(1), V(2)
    print(root, one < two, one <= two, one > two, one >= two, one <= V(1), one >= V(1), one < V(1), one > V(1), two > one, sorted([two, one]), max(one, two))
    try:
        one < 5
    except TypeError as error:
        print(error)
try:
    total_ordering(type('Nothing', (), {}))
except ValueError as error:
    print(error)
by_length = cmp_to_key(lambda a, b: len(a) - len(b))
print(sorted(['ccc', 'a', 'bb', 'd'], key=by_length), max(['a', 'bbb'], key=by_length))
K = cmp_to_key(lambda a, b: (a > b) - (a < b))
print(K(1) < K(2), K(1) == K(1), K(3) >= K(2), K(1) <= K(0), K(2) > K(1))
try:
    hash(K(1))
except TypeError as error:
    print('unhashable' in str(error))
