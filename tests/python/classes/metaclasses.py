"""Metaclasses: a class is made by calling one, and can be counted, named, called otherwise."""


class Registered(type):
    classes = []

    def __new__(meta, name, bases, namespace):
        namespace.setdefault("label", name.lower())
        return super().__new__(meta, name, bases, namespace)

    def __init__(cls, name, bases, namespace):
        super().__init__(name, bases, namespace)
        Registered.classes.append(name)

    def __len__(cls):
        return len(cls.label)

    @property
    def shout(cls):
        return cls.label.upper()


class Base(metaclass=Registered):
    pass


class Child(Base):
    label = "own label"


print(Registered.classes, Base.label, Child.label, len(Child), Base.shout)
print(type(Child).__name__, isinstance(Base, Registered), type(Child()).__name__)
try:
    Child().shout
except AttributeError as error:
    print(error)


class Singleton(type):
    def __call__(cls, *args):
        if not hasattr(cls, "_instance"):
            cls._instance = super().__call__(*args)
        return cls._instance


class Config(metaclass=Singleton):
    def __init__(self, name):
        self.name = name


print(Config("first") is Config("second"), Config("third").name)
made = type("Made", (Child,), {"x": 1, "double": lambda self: self.x * 2})
print(made().double(), made.label, made.__name__, Registered.classes[-1])


class Other(type):
    pass


try:

    class Both(Base, metaclass=Other):
        pass
except TypeError as error:
    print(error)
