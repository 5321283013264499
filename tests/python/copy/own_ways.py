import copy


class Versioned:
    def __init__(self, data, version=1):
        self.data, self.version = data, version

    def __copy__(self):
        return Versioned(self.data, self.version + 1)

    def __deepcopy__(self, memo):
        made = Versioned(copy.deepcopy(self.data, memo), self.version + 10)
        memo[id(self)] = made
        return made


v = Versioned([1])
print(copy.copy(v).version, copy.copy(v).data is v.data, copy.deepcopy(v).version, copy.deepcopy(v).data is v.data, [x.version for x in copy.deepcopy([v, v])])


class Reducing:
    def __init__(self, x):
        self.x = x

    def __reduce__(self):
        return Reducing, (self.x * 2,)


print(copy.copy(Reducing(3)).x, copy.deepcopy(Reducing([1])).x)


class Base:
    __slots__ = ('a',)


class Derived(Base):
    __slots__ = ('b', '__dict__')


d = Derived(); d.a, d.b, d.c = [1], [2], [3]
e = copy.deepcopy(d); d.a.append(0); d.c.append(0)
print(e.a, e.b, e.c)


class WithProperty:
    def __init__(self):
        self._x = 5

    @property
    def x(self):
        return self._x

    def __setattr__(self, name, value):
        if name != '_x':
            raise AttributeError('fixed')
        object.__setattr__(self, name, value)


print(copy.copy(WithProperty()).x)
