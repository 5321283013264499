"""Class methods, static methods, and constructors that decide what they make."""


class Money:
    currency = "EUR"

    def __init__(self, cents):
        self.cents = cents

    @classmethod
    def parse(cls, text):
        whole, _, part = text.partition(".")
        return cls(int(whole) * 100 + int(part or 0))

    @staticmethod
    def valid(text):
        return text.replace(".", "", 1).isdigit()

    def __str__(self):
        return f"{self.cents // 100}.{self.cents % 100:02} {self.currency}"


class Dollar(Money):
    currency = "USD"


print(Money.parse("12.50"), Dollar.parse("3"), Money(5).parse("0.07"))
print(Money.valid("1.2"), Dollar(0).valid("1.2.3"))
print(type(Dollar.parse("1")).__name__, Money.parse.__self__ is Money, Dollar.parse.__func__ is Money.parse.__func__)


class Celsius(float):
    def __new__(cls, text):
        return super().__new__(cls, str(text).rstrip("C"))

    def __repr__(self):
        return f"{float(self)}C"


warm = Celsius("21.5C")
print(warm, warm + 1, [warm], type(warm + 1).__name__, isinstance(warm, float))


class Pair(tuple):
    def __new__(cls, left, right):
        return super().__new__(cls, (left, right))

    @property
    def swapped(self):
        return type(self)(self[1], self[0])


pair = Pair(1, 2)
print(pair, pair.swapped, pair.swapped.swapped == pair, len(pair), type(pair[:1]).__name__)


class Single:
    made = {}

    def __new__(cls, name):
        if name not in cls.made:
            cls.made[name] = super().__new__(cls)
        return cls.made[name]

    def __init__(self, name):
        self.inits = getattr(self, "inits", 0) + 1


print(Single("a") is Single("a"), Single("a").inits, Single("b").inits)


class Other:
    def __new__(cls):
        return "no instance of it"

    def __init__(self):
        print("never called")


print(Other())
