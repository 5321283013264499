"""`__init_subclass__` and class keywords: a registry without a metaclass."""


class Plugin:
    registry = {}

    def __init_subclass__(cls, /, name=None, **rest):
        super().__init_subclass__(**rest)
        cls.name = name or cls.__name__.lower()
        Plugin.registry[cls.name] = cls


class Csv(Plugin):
    pass


class Json(Plugin, name="js"):
    pass


class Pretty(Json):
    pass


print({name: cls.__name__ for name, cls in Plugin.registry.items()})
print(hasattr(Plugin, "name"), Csv.name, Pretty.name)
try:

    class Wrong(Plugin, colour="red"):
        pass
except TypeError as error:
    print(error)
try:

    class Plain(size=3):
        pass
except TypeError as error:
    print(error)


class Checked:
    required = ()

    def __init_subclass__(cls):
        missing = [name for name in cls.required if not callable(getattr(cls, name, None))]
        if missing:
            raise TypeError(f"{cls.__name__} lacks {', '.join(missing)}")


class Shape(Checked):
    required = ("area", "name")

    def area(self):
        return 0

    def name(self):
        return type(self).__name__


try:

    class Broken(Shape):
        area = None
except TypeError as error:
    print(error)


class Square(Shape):
    def area(self):
        return 4


print(Square().name(), Square().area())
