class A:
    """A class."""
    count = 0

    def __init__(self, n):
        self.n = n
        A.count += 1

    def get(self):
        return self.n

    @property
    def double(self):
        return self.n * 2

    @double.setter
    def double(self, value):
        self.n = value // 2

    @classmethod
    def make(cls, n):
        return cls(n + 1)

    @staticmethod
    def helper(x):
        return x * 3


class B(A):
    def __init__(self, n):
        super().__init__(n)
        self.m = n

    def get(self):
        return super().get() + 100

    def __repr__(self):
        return f'B({self.n})'

    def __eq__(self, other):
        return isinstance(other, B) and self.n == other.n

    def __add__(self, other):
        if isinstance(other, B):
            return B(self.n + other.n)
        return NotImplemented

    def __radd__(self, other):
        return B(other + self.n)

    def __lt__(self, other):
        return self.n < other.n

    def __len__(self):
        return self.n

    def __getitem__(self, key):
        return key, self.n

    def __contains__(self, item):
        return item == self.n

    def __call__(self, *args):
        return args

    def __bool__(self):
        return self.n > 0


a, b = A(1), B(2)
print(a.get(), b.get(), a.double, b.double, A.make(4).n, type(B.make(4)).__name__, A.helper(2), b.helper(3))
a.double = 20
print(a.n, A.count, B.count, A.__doc__, B.__doc__)
print(b, b + b, 5 + b, b == B(2), b != B(2), b == 2, b < B(3), B(5) > b, len(b), b['k'], 2 in b, b(1, 2), bool(B(0)), not b)
for wrong in (lambda: b + 'x', lambda: b < 3, lambda: a.nothing, lambda: A.nothing, lambda: a + a, lambda: a < a, lambda: a[0], lambda: len(a), lambda: -a):
    try:
        wrong()
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
print(isinstance(b, A), issubclass(B, A), B.__mro__, B.__bases__, B.__name__, type(a), type(B))


class X:
    def who(self):
        return 'X'


class Y(X):
    def who(self):
        return 'Y' + super().who()


class Z(X):
    def who(self):
        return 'Z' + super().who()


class W(Y, Z):
    def who(self):
        return 'W' + super().who()


print(W().who(), [c.__name__ for c in W.__mro__])
try:
    class Bad(X, Y):
        pass
except TypeError as error:
    print(error)


class Meta:
    def __init_subclass__(cls, tag=None, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.tag = tag


class Tagged(Meta, tag='t'):
    pass


print(Tagged.tag)


class Named:
    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, instance, owner):
        return self if instance is None else instance.__dict__.get(self.name, 'unset')

    def __set__(self, instance, value):
        instance.__dict__[self.name] = value
        object.__setattr__(instance, 'seen', value)


class Holder:
    field = Named()


h = Holder()
print(h.field, Holder.field.name)
h.field = 3
print(h.seen)


class Dynamic:
    def __getattr__(self, name):
        if name.startswith('x'):
            return name.upper()
        raise AttributeError(name)

    def __setattr__(self, name, value):
        object.__setattr__(self, name, value * 2)


d = Dynamic()
d.a = 4
print(d.a, d.xyz, hasattr(d, 'nope'), getattr(d, 'nope', 'default'))


class Stack(list):
    def push(self, x):
        self.append(x)

    def __getitem__(self, index):
        return 'item', super().__getitem__(index)


s = Stack([1, 2])
s.push(3)
print(s, len(s), s[0], isinstance(s, list), s == [1, 2, 3])


class Temperature(float):
    def __new__(cls, value, unit):
        self = super().__new__(cls, value)
        self.unit = unit
        return self


t = Temperature(36.6, 'C')
print(t, t.unit, t + 1)


class MyDict(dict):
    def __missing__(self, key):
        return key * 2


print(MyDict(a=1)['a'], MyDict()['zz'])
Point = type('Point', (), {'x': 1, 'show': lambda self: self.x})
print(Point().show(), Point.__name__)
print(a.__dict__, vars(b), a.__class__ is A, A.get is A.get, a.get == a.get)
del a.n
try:
    a.n
except AttributeError as error:
    print(error)
try:
    A(1, 2)
except TypeError as error:
    print(error)
try:
    X(1)
except TypeError as error:
    print(error)


def annotated(x: int | None, y: list[int] = []) -> 'str':
    return x


print(annotated.__annotations__)
