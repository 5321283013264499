"""The method resolution order: diamonds, cooperation by super, and orders that cannot be."""


class Base:
    def run(self):
        return ["Base"]


class Left(Base):
    def run(self):
        return ["Left", *super().run()]


class Right(Base):
    def run(self):
        return ["Right", *super().run()]


class Bottom(Left, Right):
    def run(self):
        return ["Bottom", *super().run()]


print(Bottom().run(), Left().run())
print([cls.__name__ for cls in Bottom.__mro__])
print(Bottom.mro() == list(Bottom.__mro__), Bottom.__bases__ == (Left, Right), Bottom.__base__.__name__)
print(super(Left, Bottom()).run(), super(Right, Bottom()).run())
print(issubclass(Bottom, Right), isinstance(Left(), Right), Base.__subclasses__() == [Left, Right])
try:
    type("Impossible", (Base, Left), {})
except TypeError as error:
    print(error)
try:
    type("Twice", (Base, Base), {})
except TypeError as error:
    print(error)


class Logged:
    def __init__(self, **rest):
        self.log = ["logged"]
        super().__init__(**rest)


class Named:
    def __init__(self, name, **rest):
        super().__init__(**rest)
        self.name = name


class Service(Logged, Named):
    def __init__(self, port, **rest):
        super().__init__(**rest)
        self.port = port


service = Service(80, name="web")
print(service.log, service.name, service.port)
try:
    Service(80, name="web", colour="red")
except TypeError as error:
    print(error)
for attempt in (lambda: super(Left, Right()).run(), lambda: super(Left, Left()).walk()):
    try:
        attempt()
    except (TypeError, AttributeError) as error:
        print(error)
