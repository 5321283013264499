"""Descriptors: with data and without, their names, and who wins over the instance."""


class Positive:
    def __set_name__(self, owner, name):
        self.public, self.private = name, f"_{name}"

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        return getattr(instance, self.private, 0)

    def __set__(self, instance, value):
        if value <= 0:
            raise ValueError(f"{self.public} must be positive, not {value}")
        setattr(instance, self.private, value)

    def __delete__(self, instance):
        delattr(instance, self.private)


class Order:
    price = Positive()
    count = Positive()

    def __init__(self, price, count):
        self.price = price
        self.count = count

    @property
    def total(self):
        return self.price * self.count


order = Order(3, 4)
print(order.total, vars(order), Order.price.public)
try:
    order.count = -1
except ValueError as error:
    print(error)
order.__dict__["price"] = 100
print(order.price)
del order.price
print(order.price, type(Order.__dict__["count"]).__name__)


class Lazy:
    """Has no `__set__`: what the instance holds wins."""

    def __init__(self, function):
        self.function = function

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        print("computing", self.name)
        value = self.function(instance)
        setattr(instance, self.name, value)
        return value


class Circle:
    @Lazy
    def area(self):
        return 3 * self.radius**2


circle = Circle()
circle.radius = 2
print(circle.area, circle.area, vars(circle))
for name in ("missing", "total"):
    try:
        setattr(order, name, 1)
        print(name, "set")
    except AttributeError as error:
        print(error)
