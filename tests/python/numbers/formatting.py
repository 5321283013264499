"""Numbers as texts: every presentation type, signs, widths, grouping, and the shortest repr."""

for spec in ("d", "5d", "<5d", "^5d", "05d", "+d", " d", ",d", "_d", "x", "#X", "#o", "b", "#b", "_b", "c", "n", ".1f", "e", "%", "=+6d", "*>+8,d"):
    print(f"{spec}: [{format(97, spec)}]", end=" ")
print()
for spec in ("f", ".0f", "#.0f", ".3f", "e", ".2e", "E", "g", ".2g", ".10g", "#g", "G", "%", ".1%", "10.2f", "<10.2f", "^10.2f", "+.2f", "010.2f", ",.2f", "_.1f", "n", ""):
    print(f"{spec}: [{format(1234.5678, spec)}]", end=" ")
print()
for number in (0.1, 1 / 3, 1e15, 1e16, 1e17, 123456789012345680.0, 1e-4, 1e-5, 0.00001234, -0.0, 1.0, 100.0, 1.5e300, 5e-324, 2.5, 1e22, 1e23, float("inf"), -float("nan")):
    print(repr(number), f"{number:.3g}", f"{number:g}", end=" | ")
print()
for number in (0, -0.0, 1.005, 2.5, 1e10, 12345.678, float("inf"), float("nan")):
    print(f"{number:.2f} {number:+.1e} {number:06.1f} {number:.0%}", end=" | ")
print()
print(f"{10**20:,} {-1234567:,} {123:,} {1234.5:,} {0xdeadbeef:_x} {255:08b} {-255:#x} {-5:b}")
print(bin(10), hex(-255), oct(8), bin(-1), int("0b101", 0), int("ff", 16), int("-0x1f", 16), int(" 42 "), int("1_000"), int("z", 36))
print(str(10**25), repr(2**64), f"{2**64:e}", f"{10**25:.3g}", float(10**25), 10**25 / 3, (10**25).bit_length())
print(round(1.005, 2), round(2.5), round(0.5), round(1.5), round(-1.5), round(1e20), round(12.345, -1), round(12345, -2), round(5, 2), type(round(1.5)).__name__)
for attempt in (lambda: format(1.5, "d"), lambda: format(1, "q"), lambda: format("a", "f"), lambda: format(1, ",x"), lambda: format(1, ".2d"), lambda: format(-1, "c"),
                lambda: format(1.5, "c"), lambda: format(1, "s"), lambda: int("4.5"), lambda: int("12", 2), lambda: int("", 10), lambda: float("1e"), lambda: int("a", 40),
                lambda: format("a", "+"), lambda: format(5, ",_")):
    try:
        print(attempt())
    except (ValueError, OverflowError) as error:
        print(type(error).__name__, error)
print((0.1).hex(), float.fromhex("0x1.8p1"), (2.5).as_integer_ratio(), (3.0).is_integer(), (10).bit_count(), (-5).bit_length(), (255).to_bytes(2, "big"))
