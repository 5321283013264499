"""Properties: getters, setters, deleters, inheritance, and their errors."""


class Temperature:
    def __init__(self, celsius):
        self.celsius = celsius

    @property
    def celsius(self):
        """Degrees Celsius."""
        return self._celsius

    @celsius.setter
    def celsius(self, value):
        if value < -273.15:
            raise ValueError("below absolute zero")
        self._celsius = value

    @celsius.deleter
    def celsius(self):
        self._celsius = 0

    @property
    def fahrenheit(self):
        return self.celsius * 9 / 5 + 32

    @fahrenheit.setter
    def fahrenheit(self, value):
        self.celsius = (value - 32) * 5 / 9


class Limited(Temperature):
    @Temperature.celsius.setter
    def celsius(self, value):
        self._celsius = min(value, 40)


t = Temperature(100)
print(t.fahrenheit, Temperature.celsius.__doc__)
t.fahrenheit = 50
print(t.celsius)
del t.celsius
print(t.celsius)
try:
    t.celsius = -300
except ValueError as error:
    print(error)
limited = Limited(99)
print(limited.celsius, limited.fahrenheit)
for attempt in (
    lambda: delattr(t, "fahrenheit"),
    lambda: setattr(type("Only", (), {"x": property(lambda self: 1)})(), "x", 2),
    lambda: type("None_", (), {"x": property()})().x,
):
    try:
        attempt()
    except AttributeError as error:
        print(error)


class Broken:
    @property
    def value(self):
        return self.missing


try:
    Broken().value
except AttributeError as error:
    print(error)
print(hasattr(Broken(), "value"), isinstance(Temperature.celsius, property))
