import operator as op

for name in 'lt le eq ne ge gt is_ is_not add and_ floordiv lshift mod mul or_ pow rshift sub truediv xor'.split():
    print(name, [getattr(op, name)(a, b) for a, b in ((7, 2), (2, 7), (5, 5))])
for name in 'not_ truth abs index inv invert neg pos'.split():
    print(name, [getattr(op, name)(a) for a in (0, 3, -4)])
print(op.concat([1], [2]), op.contains('abc', 'b'), op.countOf([1, 2, 1], 1), op.indexOf('xyz', 'z'), op.getitem({'a': 1}, 'a'))
box = [1, 2, 3]; op.setitem(box, 0, 9); op.delitem(box, 1); print(box, op.length_hint(box), op.length_hint(iter([1]), 5) >= 0, op.length_hint(5, 3))
for name in 'iadd iand ifloordiv ilshift imod imul ior ipow irshift isub itruediv ixor'.split():
    print(name, getattr(op, name)(13, 3))
grow = [1]; print(op.iadd(grow, [2]) is grow, op.iconcat(grow, (3,)), op.call(max, 1, 5), op.__add__(1, 2))


class Person:
    def __init__(self, name, age, boss=None):
        self.name, self.age, self.boss = name, age, boss

    def greet(self, word, mark='!'):
        return f'{word} {self.name}{mark}'


ann = Person('ann', 50); bob = Person('bob', 30, ann)
print(op.attrgetter('name')(bob), op.attrgetter('name', 'boss.age')(bob), op.itemgetter(1)('abc'), op.itemgetter(2, 0)('abc'), op.itemgetter(slice(1, 3))('abcd'))
print(op.methodcaller('greet', 'hi')(bob), op.methodcaller('greet', 'hi', mark='?')(bob))
print(sorted([(1, 'b'), (0, 'c'), (2, 'a')], key=op.itemgetter(1)), [p.name for p in sorted([ann, bob], key=op.attrgetter('age'))])
print(op.attrgetter('a.b', 'c'), op.itemgetter(1), op.itemgetter(1, 'x'), op.methodcaller('f', 1, k=2))
for bad in (lambda: op.attrgetter(5), lambda: op.attrgetter('zip')(bob), lambda: op.itemgetter('k')({}), lambda: op.methodcaller(1), lambda: op.add(1, 'a'),
            lambda: op.indexOf([1], 2), lambda: op.concat(1, 2), lambda: op.index(1.5), lambda: op.itemgetter(0)(5)):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__, error)
