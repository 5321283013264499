class Animal:
    kind = 'animal'
    def __init__(self, name): self.name = name
    def speak(self): return f'{self.name} makes {self.sound()}'
    def sound(self): return '...'
    def __str__(self): return f'{type(self).__name__}<{self.name}>'
class Dog(Animal):
    kind = 'dog'
    def sound(self): return 'wuff'
class Puppy(Dog):
    def __init__(self, name, age): super().__init__(name); self.age = age
    def sound(self): return super().sound() + '!'
for a in [Animal('it'), Dog('Rex'), Puppy('Bo', 1)]: print(a, a.speak(), a.kind, isinstance(a, Dog), issubclass(type(a), Animal))
print(Puppy.__mro__, Puppy.__bases__, Puppy.__name__, Dog.speak is Animal.speak)
class A:
    def who(self): return ['A']
class B(A):
    def who(self): return ['B'] + super().who()
class C(A):
    def who(self): return ['C'] + super().who()
class D(B, C):
    def who(self): return ['D'] + super().who()
print(D().who(), [c.__name__ for c in D.__mro__])
class Stack(list):
    def push(self, x): self.append(x); return self
    @property
    def top(self): return self[-1]
s = Stack([1]); s.push(2).push(3); print(s, s.top, len(s), isinstance(s, list), s + [4], s[1:], type(s).__name__, s == [1, 2, 3])
class Counter(dict):
    def __missing__(self, k): return 0
c = Counter(); c['a'] += 1; c['a'] += 1; print(c, c['zzz'], c.get('q'))
class Temp(float):
    def __str__(self): return f'{float(self):.1f}C'
class Even(int):
    def __new__(cls, v): return super().__new__(cls, v - v % 2)
class Name(str):
    def shout(self): return self.upper() + '!'
print(Temp(21.55), Even(7) + 1, Name('bo').shout(), Temp(1) + 1, type(Even(3) + 1).__name__, isinstance(Even(2), int), Name('a') == 'a')
class Err(ValueError):
    def __init__(self, code, msg): super().__init__(msg); self.code = code
try: raise Err(7, 'bad')
except ValueError as e: print(type(e).__name__, e, e.code, e.args, repr(e))
class Base:
    subs = []
    def __init_subclass__(cls, **kw): super().__init_subclass__(); Base.subs.append((cls.__name__, kw))
class S1(Base): pass
class S2(Base, tag='x'): pass
print(Base.subs)
