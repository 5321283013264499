"""Templates, the constants, `capwords` and a formatter of our own."""
import datetime
import string
from string import Formatter, Template

t = Template("$name owes ${amount}EUR, $$ is free")
print(t.substitute(name="Ada", amount=5), t.substitute({"name": "Ben", "amount": 1}, name="wins"), t.safe_substitute(name="Cy"), t.template)
for attempt in (lambda: t.substitute(name="x"), lambda: Template("a $ b").substitute(), lambda: Template("line\n $-").substitute(), lambda: t.substitute(1)):
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)
print(Template("a $ b").safe_substitute(), Template("${x").safe_substitute(x=1), Template("$x$y").substitute(x=1, y=2), t.get_identifiers())


class Percent(Template):
    delimiter = "%"


print(Percent("%a $b %%").substitute(a=1))
print(string.ascii_lowercase[:5], string.digits, string.hexdigits[-6:], string.punctuation, repr(string.whitespace), len(string.printable), string.octdigits, string.ascii_letters[25:28])
print(string.capwords("hello  the WORLD"), string.capwords("a-b-c", "-"))
print("{} {}".format(1, 2), "{1} {0} {1}".format("a", "b"), "{a.real} {b[0]} {c[k]}".format(a=5, b="xy", c={"k": 1}), "{:>{w}}|{:^5}".format("r", "m", w=4), "{!r:>5} {!s}".format("q", "s"), "{{}} {}".format(1), "{:%H:%M}".format(datetime.time(1, 2)))
for text, args in (("{", ()), ("}", ()), ("{} {1}", (1, 2)), ("{0} {}", (1, 2)), ("{}", ()), ("{a}", ()), ("{0.x}", (1,)), ("{:d}", ("a",)), ("{0[x]}", ([1],)), ("{!z}", (1,)), ("{0!r", (1,)), ("{:{}}", (1,))):
    try:
        print(text.format(*args))
    except Exception as error:
        print(text, type(error).__name__, error)
print("{a} {b}".format_map({"a": 1, "b": 2}), Formatter().format("{0:>3} {x}", 1, x=2), list(Formatter().parse("a{b!r:>5}c{}")))


class Shout(Formatter):
    def get_value(self, key, args, keywords):
        return str(super().get_value(key, args, keywords)).upper()

    def format_field(self, value, spec):
        return value + "!" if spec == "!" else super().format_field(value, spec)


print(Shout().format("{0} {name:!}", "a", name="b"))


class Missing(dict):
    def __missing__(self, key):
        return f"<{key}>"


print("{known} {unknown}".format_map(Missing(known=1)))
