import operator


class Money:
    def __init__(self, n):
        self.n = n

    def __add__(self, other):
        return Money(self.n + other.n)

    def __iadd__(self, other):
        self.n += other.n
        return self

    def __lt__(self, other):
        return self.n < other.n

    def __eq__(self, other):
        return self.n == other.n

    def __neg__(self):
        return Money(-self.n)

    def __contains__(self, n):
        return n == self.n

    def __getitem__(self, key):
        return (self.n, key)

    def __index__(self):
        return self.n

    def __matmul__(self, other):
        return 'matmul'

    def __length_hint__(self):
        return 7

    def __call__(self, *args, **kwargs):
        return args, kwargs


a, b = Money(1), Money(2)
print(operator.add(a, b).n, operator.lt(a, b), operator.eq(a, a), operator.neg(a).n, operator.contains(a, 1), operator.getitem(a, 'k'), operator.index(b), operator.matmul(a, b), operator.length_hint(a), operator.call(a, 1, k=2), operator.iadd(a, b) is a, a.n, operator.truth(a), operator.not_(a), operator.is_(a, a))
