"""Writes what CPython 3.11 answers into the tables beside this file: `python3 generate.py`."""

import builtins
import math
import operator
import os
import random
import re
import struct
import sys

from values import encode, outcome, write

assert sys.version_info[:2] == (3, 11)
os.chdir(os.path.dirname(os.path.abspath(__file__)))
chance = random.Random(20240229)

OPERATORS = {
    "Add": operator.add, "Sub": operator.sub, "Mul": operator.mul, "TrueDiv": operator.truediv,
    "FloorDiv": operator.floordiv, "Mod": operator.mod, "Pow": operator.pow, "LShift": operator.lshift,
    "RShift": operator.rshift, "And": operator.and_, "Or": operator.or_, "Xor": operator.xor,
}
INTEGERS = [0, 1, -1, 2, -2, 3, 7, -7, 10, 63, 64, 65, 2**31, -2**31, 2**53, 2**53 + 1, 2**60 - 1, 2**60, -2**60,
            -2**60 - 1, 2**63 - 1, 2**63, -2**63, 2**64, 10**18, -10**25, 3**100, 12345678901234567890123]
FLOATS = [0.0, -0.0, 1.0, -1.0, 0.5, 2.0, -2.5, 0.1, 1e16, 1e300, -1e-300, 5e-324, 1.7976931348623157e308,
          math.inf, -math.inf, math.nan, 3.0, 1e22, 123456.789]


def operations():
    values = INTEGERS + FLOATS + [True, False]
    cases = []
    for name in OPERATORS:
        for _ in range(90):
            cases.append((name, chance.choice(values), chance.choice(values)))
    for _ in range(150):
        bits = chance.choice([30, 62, 64, 128, 500, 1500])
        cases.append((chance.choice(["FloorDiv", "Mod", "TrueDiv", "Mul", "Add", "Sub"]),
                      chance.getrandbits(bits) * chance.choice([1, -1]), chance.getrandbits(bits // 2 + 1) * chance.choice([1, -1])))
    for a in [True, False]:
        for b in [True, False]:
            cases += [(name, a, b) for name in ["And", "Or", "Xor", "Add"]]
    for a, b in [("a", "b"), ("a", 3), (3, "ab"), ("a", -1), ("a", 2.0), (2.0, "a"), ("a", "b"), (b"a", b"b"), (b"a", 2),
                 ("a", 1), (b"a", "b"), (b"a", 1), ("a", None), (None, "a"), ("é", 3), ([1], [2]), ([1], 2), (2, (1,)),
                 ("", 10**12), ("a", True), ("a", 10**30), ([1], "a"), ("a", [1])]:
        for name in ["Add", "Mul"]:
            cases.append((name, a, b))
    rows = []
    for name, a, b in cases:
        if name == "LShift" and isinstance(b, int) and b > 10**5:
            continue
        if name == "Pow" and isinstance(a, int) and isinstance(b, int) and b * a.bit_length() > 10**5:
            continue
        result = outcome(lambda: OPERATORS[name](a, b))if not (name == "Pow" and isinstance(a, (int, float)) and complexes(a, b)) else None
        if result and not (result[0] == "TypeError" and "unsupported operand" in result[1][0]):
            rows.append([name, encode(a), encode(b), result])
    write("operations.json", rows)


def complexes(a, b):
    try:
        return isinstance(a ** b, complex)
    except ArithmeticError as error:
        return "complex" in str(error)


def floats():
    rows = []
    for index in range(2000):
        if index % 2:
            number = struct.unpack(">d", chance.randbytes(8))[0]
        else:
            number = chance.choice([chance.random(), chance.uniform(-1e17, 1e17), chance.randrange(10**6) / 1000,
                                    round(chance.uniform(-1, 1), 6), 10.0 ** chance.randrange(-30, 30)])
        rows.append([encode(number), repr(number)])
    write("floats.json", rows)


SPECS_OF_INTEGERS = """,d;5;<5;>5;^5;=5;05;+;-; ;+5;x^7;*<+8;,;_;010,;012_;b;o;x;X;#b;#o;#x;#X;#010x;_b;_x;#_X;c;e;.2e;E;f;.0f;.1f;F;g;G;
n;%;.1%;.2;s;zz;ddd;q;,x;_,;,_;,,;10c;+c;#c;z;=+;0=+9;0<+9;<+09;+,;é;.;9999999999999999999999;^+12,.3f;020,.2f;{;<<<;<<5""".replace("\n", "").split(";")
SPECS_OF_FLOATS = """;5;.2f;.0f;10.3f;<10.3f;^10.2e;+.1f; .1f;010.2f;+010.2f;,;,.2f;_.1f;020,.2f;e;E;.3e;.0e;#.0e;#.0f;g;G;.3g;.10g;#g;#.3g;.17g;.20f;
n;.2n;%;.1%;.0%;#.0%;F;z.1f;z;zg;.3;.5;.0;.20;r;s;d;x;,n;*>+12.2f;=12.1f;x=12.1f;.;.99999999999999999999f;.30g;012;,.3""".replace("\n", "").split(";")
SPECS_OF_TEXTS = ";s;5;<5;>5;^6;*^7;.2;.0;5.1;=5;05;+;-; ;#;,;_;d;x;é>4;z;.;>>3;{<4;10s;.3s;_s".split(";")


def formats():
    rows = []
    for number in [0, 1, -1, 42, -12345, 255, 1234567, 10**20, -10**30, 65, 0x1f600, True, False, 2**64]:
        rows += [[encode(number), spec] for spec in SPECS_OF_INTEGERS]
    for number in [0.0, -0.0, 1.0, -1.5, 3.14159, 1234567.891, 1e-5, 1e16, 123456789012345680.0, 2.5, 0.5, 1e100, 5e-324,
                   math.inf, -math.inf, math.nan, 0.1, 100.0, 99999.5, -0.04]:
        rows += [[encode(number), spec] for spec in SPECS_OF_FLOATS]
    for text in ["", "a", "abc", "é€😀"]:
        rows += [[text, spec] for spec in SPECS_OF_TEXTS]
    rows += [[encode(value), spec] for value in [None, [1], (1,), {}] for spec in ["", "5", "d"]]
    write("formats.json", [[value, spec, outcome(lambda: format(decode(value), spec))] for value, spec in rows])


def decode(value):
    if not isinstance(value, dict):
        return value
    (kind, content), = value.items()
    if kind == "int":
        return int(content)
    if kind == "float":
        return struct.unpack(">d", bytes.fromhex(content))[0]
    if kind in ("bytes", "bytearray"):
        return {"bytes": bytes, "bytearray": bytearray}[kind].fromhex(content)
    if kind == "dict":
        return {decode(key): decode(item) for key, item in content}
    return {"list": list, "tuple": tuple}[kind](decode(item) for item in content)


def percents():
    cases = []
    for spec in "%d;%i;%5d;%-5d|;%05d;%+d;% d;%.3d;%5.3d;%x;%X;%#x;%#X;%o;%#o;%08.3x;%s;%r;%a;%c;%u;%e;%f;%g;%ld;%q;%5%;%#.3x;%F;%E;%G".split(";"):
        for value in [0, 5, -7, 255, 10**20, 1.5, -2.25, True, "a", "ab", None, math.inf, math.nan, -1, 0x1f600, [1]]:
            cases.append((spec, value))
    for spec in "%.2f;%10.3f;%-10.3f|;%+.1f;%010.2f;%#.0f;%.0f;%e;%.3e;%g;%.3g;%#g;%G;%.50f;% .1f".split(";"):
        for value in [0.0, -0.0, 1.5, -123.456, 1e100, 1e-10, math.inf, -math.inf, math.nan, 3, True]:
            cases.append((spec, value))
    cases += [("%s %s", (1, 2)), ("%s %s", 1), ("%s", (1, 2)), ("%s", ()), ("abc", 1), ("abc", ()), ("abc", {}), ("abc", [1]), ("%%", ()),
              ("%(a)s", {"a": 1}), ("%(a)s", {}), ("%(a)s", 1), ("%(a)d %(b)r", {"a": 1, "b": "x"}), ("%(a", {}), ("%", 1), ("%z", 1),
              ("%*d|", (5, 2)), ("%-*d|", (5, 2)), ("%*d|", (-5, 2)), ("%.*f", (2, 2.5)), ("%*d", (1.5, 2)), ("%s", {"a": 1}), ("%s", [1, 2]),
              ("%.3s|%5s|%-5s|", ("abcdef", "x", "y")), ("%.2r", "abc"), ("%5c|", "é"), ("%r %a", ("é", "é")), ("%s %(a)s", {"a": 1}),
              ("é%s", "ü"), ("100%% of %s", "x"), ("%s%%", 5), ("%(a(b))s", {"a(b)": 1}), (b"%d", 5), (b"%s", b"x"), (b"%s", "x"), (b"%a", "é"),
              (b"%c", 65), (b"%c", 300), (b"%c", b"ab"), (b"%x|%5.1f", (255, 1.25)), (b"abc", 1), (b"%b", b"q"), ("%99999999999999999999d", 1),
              ("%.99999999999999999999f", 1.0), ("%hhd", 1), ("%s is %d years", ("Bob", 3.99))]
    write("percents.json", [[encode(text), encode(value), outcome(lambda: text % value)] for text, value in cases])


TEXTS = ["", "a", "abc", "Hello World", "hello", "HELLO", "  spaces  ", "a,b,,c", "x=1;y=2", "tab\there\tx", "line\nbreak\r\nend\n", "éà ÜÖ", "ß",
         "ǆungla ǅ", "ΑΣ ΑΣΑ", "123", "٣٤", "²", "½", "a1_b", "1a", "_x", "日本語", "they're bill's", "İi", "ﬁn", "😀 smile", "-42", "+7", "aaa", "abab",
         "None", "\x1c\x85", "a\u2028b", "ʼn", "Ⅷ"]
PLAIN = ["upper", "lower", "title", "capitalize", "swapcase", "casefold", "isupper", "islower", "istitle", "isalpha", "isdigit", "isdecimal",
         "isnumeric", "isalnum", "isspace", "isprintable", "isidentifier", "isascii", "strip", "lstrip", "rstrip", "split", "rsplit", "splitlines",
         "expandtabs", "encode", "__repr__"]
CALLS = re.split(r"\s+(?=[a-z_]+\()", """split(',') split(',',1) split(None,1) rsplit(',',1) rsplit(None,1) split('') split(1) split(' ',1.5) rsplit('') splitlines(True) partition('=')
partition(',') rpartition(',') partition('') partition(1) replace('a','X') replace('','-') replace('','-',2) replace('a','') replace('a','bb',1) replace(1,'')
replace('a',1) find('a') find('b',1) find('',5) find('l',-3) find('a',0,1) find(1) find('a','x') rfind('a') rfind('') rfind('l',0,-2) index('zz') index('a') rindex('zz')
count('a') count('') count('aa') count('a',1,2) count(1) startswith('a') startswith(('h','a')) startswith('') startswith(1) startswith((1,)) startswith('b',1)
startswith('',100) endswith('c') endswith(('o','b')) endswith('b',0,2) strip('a') strip(' a') lstrip('ah') rstrip('co') strip(1) center(10) center(9,'*') center(10,'é') center(5,'ab')
center('x') center(3,1) ljust(8) ljust(8,'.') rjust(8) rjust(2) zfill(6) zfill('x') removeprefix('a') removeprefix('Hello ') removeprefix(1) removesuffix('c') removesuffix('')
expandtabs(4) expandtabs(0) expandtabs('x') join(['x','y','z']) join([]) join(['x']) join([1]) join(['a',None]) join(1) join('pq') encode('ascii') encode('latin-1') encode('utf-16') encode('utf-8-sig')
encode('ascii','ignore') encode('ascii','replace') encode('ascii','backslashreplace') encode('ascii','xmlcharrefreplace') encode('x') encode('utf-32-le') translate({97:'X',98:None,99:100})
translate({97:1.5}) translate({}) __contains__('a') __len__() __getitem__(0) __getitem__(-1) __getitem__(99) __mul__(2) __add__('x') __eq__('a') __lt__('b') __eq__(1)""")
MORE = ["str.maketrans('ab','cd')", "str.maketrans('ab','c')", "str.maketrans('ab','cd','e')", "str.maketrans({'a':1,'b':None})", "str.maketrans({'ab':1})",
        "str.maketrans(1)", "str.maketrans('a',1)", "str.maketrans(1,'a')", "str.maketrans({1.5:2})"]
FORMATS = """''.format();'{}'.format(1);'{} {}'.format(1,2);'{0} {1} {0}'.format('a','b');'{}'.format();'{a}'.format();'{0} {}'.format(1,2);'{} {0}'.format(1,2);'{'.format();'}'.format()
'{{}}'.format();'{{{}}}'.format(5);'{!r}'.format('x');'{!s:>5}'.format(5);'{!a}'.format('é');'{!x}'.format(1);'{!}'.format(1);'{!rx}'.format(1);'{0[}'.format([1]);'{0[]}'.format([1])
'{0.}'.format(1);'{0[0]}'.format([7]);'{0[a]}'.format({'a':1});'{0[0][1]}'.format([[1,2]]);'{0[a]}'.format([1]);'{:{}}'.format(1,5);'{:{}.{}f}'.format(3.14159,8,2)
'{:{:{}}}'.format(1,2,3);'{0[0]x}'.format([1]);'{:d}'.format('a');'{ 0}'.format(1);'{-1}'.format(1);'{99999999999999999999}'.format(1);'{5}'.format(1);'{:>10}|{:<10}|{:^10}'.format('a','b','c')
'{:,}'.format(1234567);'{:%}'.format(0.25);'a{}b{}c'.format(1,2);'{0'.format(1);'{:'.format(1);'a}b'.format();'{0!'.format(1);'{0!r'.format(1);'{{'.format();'{}}}'.format(1);'{0:{1}}'.format('x','>4')
'{[0]}'.format('ab');'{0[5]}'.format([1]);'{!r:^{}}'.format('x',9);'é{}ü'.format('ß')""".replace("\n", ";").split(";")


def arguments(*given):
    return list(given)


def methods():
    rows = []
    for text in TEXTS:
        for name in PLAIN:
            rows.append([f"str.{name}", [encode(text)], outcome(lambda: getattr(text, name)())])
    for number, call in enumerate(CALLS):
        name, rest = call.split("(", 1)
        given = eval("arguments(" + rest)
        for text in [TEXTS[(number + step * 5) % len(TEXTS)] for step in range(4)] + ["abc", "aXbXa,a"]:
            rows.append([f"str.{name}", [encode(text)] + [encode(value) for value in given], outcome(lambda: getattr(text, name)(*given))])
    for call in MORE:
        given = eval("arguments(" + call.split("(", 1)[1])
        rows.append(["str.maketrans", [encode(value) for value in given], outcome(lambda: eval(call))])
    for call in FORMATS:
        text = eval(call[:call.rindex(".format(")])
        given = eval("arguments(" + call[call.rindex(".format(") + 8:])
        rows.append(["str.format", [encode(text), encode(tuple(given)), encode({})], outcome(lambda: text.format(*given))])
    data = [b"", b"abc", b"a b  c", b"Hello", b"x=1,y=2", b"\x00\xff\n'", b"aaa", b"line\nx\r\n", bytearray(b"abc"), b"  q "]
    calls = re.split(r"\s+(?=[a-z_]+\()", """hex() hex(':') hex('-',2) hex('-',-2) hex('::') decode() decode('ascii') decode('latin-1') decode('utf-8','replace') decode('utf-8','ignore') decode('utf-8','backslashreplace') decode('x')
split() split(b' ') split(b'') split('x') rsplit(b',',1) rsplit(None,1) splitlines() splitlines(True) find(b'b') find(97) find(300) find('a') rfind(b'a') index(b'z') count(b'a') count(b'')
replace(b'a',b'XX') replace(b'',b'-') replace(b'',b'-',2) replace('a',b'') startswith(b'a') startswith((b'x',b'H')) startswith('a') endswith(b'c') strip() strip(b'a') lstrip() rstrip(b'c') strip('a')
join([b'x',b'y']) join(['x']) join([]) upper() lower() title() capitalize() swapcase() isalpha() isdigit() isupper() islower() isspace() isalnum() isascii() partition(b'=') rpartition(b'=') partition(b'')
center(9) center(9,b'*') ljust(6) rjust(6) zfill(5) removeprefix(b'a') removesuffix(b'c') expandtabs(4) __repr__() __add__(b'x') __mul__(2) __len__() __getitem__(0) __contains__(97)""")
    for value in data:
        for call in calls:
            name, rest = call.split("(", 1)
            given = eval("arguments(" + rest)
            rows.append([f"{type(value).__name__}.{name}", [encode(value)] + [encode(item) for item in given], outcome(lambda: getattr(value, name)(*given))])
    invalid = [b"\xff", b"a\xc3", b"a\xe2\x82", b"a\xe2(\xa1", b"\xf0\x80\x80\x80", b"a\xff\xe2\x82z", b"\xed\xa0\x80", b"\xc0\x80", b"\xf5", b"\x80a", b"\xf0\x9f\x98", b"\xf0\x9f\x98\x80", b"\xe2\x82\xac"]
    for value in invalid:
        for given in [(), ("utf-8", "replace"), ("utf-8", "ignore"), ("ascii",), ("utf-16",), ("latin-1",)]:
            rows.append(["bytes.decode", [encode(value)] + list(given), outcome(lambda: value.decode(*given))])
    write("methods.json", rows)


def calls():
    cases = []
    numbers = [0, 1, -1, 255, 256, -256, 2**64, -10**30, True, 1.5, -0.5, 2.5, 1e300, math.inf, math.nan, "a", None, 12345, 0.1, 1e16, -2.675, 5e-324]
    for value in numbers:
        for name in ["abs", "bin", "hex", "oct", "round", "chr"]:
            cases.append((name, [value]))
        for digits in [None, 0, 1, 2, -1, -2, -5, 20, -400, 400, "x"]:
            cases.append(("round", [value, digits]))
    for value in ["a", "é", "😀", "", "ab", b"a", b"ab", 1, None]:
        cases.append(("ord", [value]))
    cases += [("chr", [value]) for value in [65, 0x1f600, 0x110000, -1, 2**70, 0]]
    for a in [7, -7, 7.5, -7.5, 0, 10**25, True, "a"]:
        for b in [2, -2, 0, 2.5, 0.0, 10**10, "b"]:
            cases += [("divmod", [a, b]), ("pow", [a, b])]
    cases = [case for case in cases if case[0] != "pow" or not isinstance(case[1][0], (int, float)) or not isinstance(case[1][1], (int, float))
             or (not (case[1][0] < 0 and case[1][1] != int(case[1][1])) and not (case[1][1] > 10**6))]
    cases += [("pow", list(given)) for given in [(2, 3, 5), (2, -1, 7), (2, -1, 6), (2, 3, 0), (2, 3, -5), (2.0, 3, 5), ("a", 3, 5), (3, 10**30, 10**20 + 39), (0, 0, 1), (5, 0, 1), (-3, 5, 7), (-3, -1, 7), (3, -2, -7)]]
    for text in ["0", "12", " 12 ", "-12", "+5", "1_000", "1__0", "_1", "1_", "", " ", "x", "12x", "0x1f", "0b1", "٣٤", "-٣", "1.5", "--1", "- 1", "9" * 4300, "9" * 4301, "０１"]:
        cases.append(("int.__new__", [int, text]))
        cases.append(("float.__new__", [float, text]))
    for text, base in [("ff", 16), ("0xff", 16), ("  -0x1f_f ", 16), ("0x", 16), ("0b101", 0), ("0o17", 0), ("017", 0), ("00", 0), ("0_0", 0), ("z", 36), ("12", 2), ("12", 1), ("12", 37), ("1", -1), ("0b1", 16), ("0b1", 2),
                       (b"12", 10), (b"x", 10), (12, 10), (1.5, 10), ("12", "a"), ("1", 2.0), ("1" * 5000, 2), ("1" * 5000, 3), ("0X1F", 16), ("0x_1", 16), ("_1", 16), ("1", 0)]:
        cases.append(("int.__new__", [int, text, base]))
    for value in [1.9, -1.9, 1e20, math.inf, math.nan, True, None, [1], 10**30, b"7"]:
        cases += [("int.__new__", [int, value]), ("float.__new__", [float, value])]
    for text in ["1.5", "1e5", "1e", "e5", ".5", "5.", ".", "inf", "-Infinity", "nan", "+nan", "1_0.5_0", "1._5", "1e1_0", "1e400", "-1e-400", " 1.5\n", "1.5x", "infinit", "0x1p3", "1" * 400, "٣.٥", "1e5.5"]:
        cases.append(("float.__new__", [float, text]))
    cases.append(("float.__new__", [float, 10**400]))
    for value in [0, 1, -1, 255, -256, 2**64, -2**63, True]:
        cases += [("int.bit_length", [value]), ("int.bit_count", [value]), ("int.as_integer_ratio", [value]), ("int.conjugate", [value])]
        for length, order, signed in [(1, "big", False), (9, "little", True), (9, "big", True), (0, "big", False), (2, "little", False), (-1, "big", False), (2, "x", False)]:
            cases.append(("int.to_bytes", [value, length, order, signed]))
    for data in [b"", b"\x01", b"\xff\x00", b"\x80" * 9, [1, 2], [300], "ab", 5]:
        for order in ["big", "little"]:
            for signed in [True, False]:
                cases.append(("int.from_bytes", [int, data, order, signed]))
    for value in [0.0, -0.0, 1.5, -2.25, 0.1, 5e-324, 1.7976931348623157e308, 1e22, math.inf, math.nan, 2.0**-1022]:
        cases += [("float.hex", [value]), ("float.as_integer_ratio", [value]), ("float.is_integer", [value])]
    for text in ["0x1.8p+1", "-0x1.8p1", "1", "0x.8", "0x1p5000", "0x1p-5000", "x", "", "inf", "-nan", "0x1.fffffffffffff8p0", "0x1.fffffffffffff7fp0", "  0xA.8p0 ", "0x0.0000000000001p-1022", "0x0.00000000000008p-1022", "0x", "1p", "0x1.8.0", "0x123456789abcdef0123456789abcdefp-40"]:
        cases.append(("float.fromhex", [float, text]))
    rows = []
    for name, given in cases:
        run = lambda: call(name, given)
        rows.append([name, [{"class": value.__name__} if isinstance(value, type) else encode(value) for value in given], outcome(run)])
    write("calls.json", rows)


def call(name, given):
    if "." not in name:
        return getattr(builtins, name)(*given)
    if name == "int.to_bytes":
        return int.to_bytes(*given[:3], signed=given[3])
    if name == "int.from_bytes":
        return int.from_bytes(*given[1:3], signed=given[3])
    if name == "float.fromhex":
        return float.fromhex(given[1])
    if name == "int.__new__" or name == "float.__new__":
        return given[0](*given[1:])
    owner, method = name.split(".")
    return getattr({"int": int, "float": float}[owner], method)(*given)


def quotes():
    rows = []
    texts = ["", "a", "it's", 'say "x"', "both ' and \"", "\n\t\r\\", "\x00\x1f\x7f", "é", "\xa0\xad", "\u200b\u2028", "日本", "😀", "\ue000", "\u0378", "\U000e0001", "\u0300", "\xff", "\u3000"]
    for text in texts:
        rows.append([text, repr(text), ascii(text)])
    write("quotes.json", rows)


for table in [operations, floats, formats, percents, methods, calls, quotes]:
    table()
