"""f-strings: nested fields, conversions, debugging, quotes, and evaluation."""
import datetime

name, width, price, items = "Ada", 10, 1234.5678, [1, "two", None]
print(f"{name:>{width}}|{name:<{width}}|{name:^{width}}|{name:*^{width}}|{name:.2}|{name!r:>{width}}")
print(f"{price:.2f} {price:,.2f} {price:10.1f}| {price:<10.1f}| {price:+.0f} {price:e} {price:.3g} {price:010.2f} {price:_}")
print(f"{255:x} {255:X} {255:#x} {255:b} {255:#010b} {255:o} {255:,} {1234567:,} {1234567:_} {-5:05} {5:+} {5: }")
print(f"{0.256:%} {0.256:.1%} {1:%} {True} {True:d} {65:c} {None} {None!s:>6}")
print(f"{items} {items!r} {items[1]} {items[1]!r} {items[1].upper()} {len(items)} {items[0] + 1 = }")
print(f"{name=} {name = } {name=!s} {price=:.1f} {name.lower()=} { 1 + 1 = }")
print(f"{{literal}} {{{name}}} {'nested ' + f'{name!r}'} {'a' if items else 'b'} {(lambda x: x * 2)(4)}")
print(f"{ {'a': 1}['a'] } {[n ** 2 for n in range(3)]} {'x' 'y'} {name}" f"{width}" "{plain}")
print(f"""{
    name
} over lines""", f'{name + "!"}', f"{'é':a<3}", f"{'é'!a}", rf"\n{name}", f"\x41{name}\n", end="")
moment = datetime.datetime(2024, 2, 29, 7, 5, 9)
print(f"{moment:%Y-%m-%d %H:%M} {moment:%d.%m.%y} {moment.date()} {moment!r}")
print(f"{'left':<8}|{3.14159:8.3f}|{42:>6}|{'mid':^7}|{1e100:.3g}|{float('inf'):>6}|{float('nan'):.1f}")


class Odd:
    def __format__(self, spec):
        return f"<{spec or 'empty'}>"

    def __repr__(self):
        return "Odd()"

    def __str__(self):
        return "odd"


odd = Odd()
print(f"{odd} {odd:spec} {odd!s} {odd!r} {odd!s:>6} {odd:{width}} {odd:%H:%M}")
for attempt in (lambda: f"{3:q}", lambda: f"{'a':d}", lambda: f"{3.5:d}", lambda: f"{[]:5}", lambda: f"{'a':,}", lambda: f"{3:.2d}",
                lambda: f"{1:{'x' * 2}}", lambda: f"{None:>5}", lambda: f"{missing}", lambda: f"{'a':=5}"):
    try:
        print(attempt())
    except (ValueError, TypeError, NameError) as error:
        print(type(error).__name__, error)
print(f"{'':-^20}", f"{'a':\t>3}".count("\t"), f"{1!r:^5}", f'{3:{">"}{4}}')
