from dataclasses import asdict, dataclass, field, fields, make_dataclass, replace
from typing import Optional


@dataclass
class Animal:
    name: str
    legs: int = 4

    def speak(self):
        return f'{self.name} speaks'


@dataclass
class Dog(Animal):
    breed: str = 'mutt'
    legs: int = 3

    def speak(self):
        return super().speak() + ' woof'


@dataclass
class Puppy(Dog):
    age: Optional[int] = None

    def __repr__(self):
        return f'Puppy<{self.name}>'


print(Dog('rex'), Dog('rex', 4, 'lab'), Puppy('p', age=1), Dog('a').speak(), [f.name for f in fields(Puppy)], Dog('a') == Animal('a'), asdict(Puppy('q')))


@dataclass
class Node:
    value: int
    next: 'Node' = None


n = Node(1, Node(2)); print(n, asdict(n), replace(n, value=5))
n.next.next = n; print(n)


@dataclass(repr=False, init=False)
class Manual:
    a: int = 1

    def __init__(self, a):
        self.a = a * 2


print(Manual(4).a, Manual(4) == Manual(4), 'Manual object' in repr(Manual(1)))


@dataclass(frozen=True, order=True)
class Money:
    amount: int
    currency: str = 'EUR'

    def __add__(self, other):
        return replace(self, amount=self.amount + other.amount)

    @property
    def cents(self):
        return self.amount * 100

    @classmethod
    def zero(cls):
        return cls(0)

    @staticmethod
    def help():
        return 'money'


print(Money(1) + Money(2), sum([Money(1), Money(5)], Money.zero()), Money(3).cents, Money.help(), sorted([Money(3), Money(1)]))
C = make_dataclass('C', ['a', ('b', int), ('c', int, 5)], namespace={'double': lambda self: self.c * 2}); c = C(1, 2); print(c, c.double(), C.__name__)


@dataclass(slots=True)
class S:
    x: int
    y: int = 2


print(S(1), S(1) == S(1, 2))


class Mixin:
    def hello(self):
        return f'hello {self.x}'


@dataclass
class Both(Mixin):
    x: int


print(Both(3).hello(), Both(3))
