from abc import ABC, ABCMeta, abstractmethod


class Shape(ABC):
    def __init__(self, name):
        self.name = name

    @abstractmethod
    def area(self):
        """How large."""

    @property
    @abstractmethod
    def sides(self):
        return 0

    @classmethod
    @abstractmethod
    def unit(cls):
        ...

    def describe(self):
        return f'{self.name} {self.area()}'


class Square(Shape):
    def __init__(self, side):
        super().__init__('square')
        self.side = side

    def area(self):
        return self.side ** 2

    @property
    def sides(self):
        return 4

    @classmethod
    def unit(cls):
        return cls(1)


class Half(Shape):
    def area(self):
        return super().area()

    sides = 3


class One(metaclass=ABCMeta):
    @abstractmethod
    def only(self): ...


for make in (lambda: Shape('x'), lambda: Half('x'), lambda: One(), lambda: Square(3)):
    try:
        made = make()
        print(made.describe(), made.sides, made.unit().area())
    except TypeError as error:
        print(error)
print(sorted(Shape.__abstractmethods__), Square.__abstractmethods__, isinstance(Square(1), Shape), issubclass(Square, ABC), isinstance(5, Shape))
print(Shape.area.__isabstractmethod__, Shape.__name__, Shape.area.__doc__)


class Plain:
    pass


@One.register
class Registered:
    pass


One.register(Plain)
print(isinstance(Plain(), One), issubclass(Registered, One), issubclass(int, One), One in Plain.__mro__)


class Quacks(ABC):
    @classmethod
    def __subclasshook__(cls, other):
        if cls is Quacks:
            return any('quack' in vars(base) for base in other.__mro__)
        return NotImplemented


class Duck:
    def quack(self):
        pass


print(isinstance(Duck(), Quacks), isinstance(5, Quacks), issubclass(Duck, Quacks))


class Base(ABC):
    @abstractmethod
    def run(self): ...

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        print('new', cls.__name__)


class Worker(Base):
    def run(self):
        return 'ran'


print(Worker().run())
