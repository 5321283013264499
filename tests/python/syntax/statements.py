"""Small statements: pass, del, assert, global imports, annotations, semicolons, strings over lines."""
x: int
try:
    x
except NameError as error:
    print(error)
y: "not evaluated" = 3
z: list[int] = []
print(y, z, __annotations__)
a = b = c = 0; d = 1
print(a, b, c, d)
text = """first
  second\tTab
third\
 joined"""
print(text.splitlines())
print("a\\b", r"a\b", b"\x41\n", "\u00e9\N{BULLET}\101\x41", 'it''s', "tab\tend", repr("quote'\"\n"))
total = (1 +
         2
         + 3)
print(total, 0x1F, 0b101, 0o17, 1_000_000, 1e3, .5, 5., 1_0.0_1)
try:
    assert total == 5, f"total is {total}"
except AssertionError as error:
    print("assertion:", error)
try:
    assert not total
except AssertionError as error:
    print("assertion:", repr(error))
values = {"a": [1, 2, 3], "b": 2}
del values["a"][1], values["b"]
print(values)


class Empty: ...


def nothing(): "only a docstring"


def early(n):
    if n: return "early"
    else:
        pass


print(nothing.__doc__, nothing(), early(1), early(0), Empty.__doc__)
if True: print("one line"); print("two statements")
for _ in range(2): continue
else: print("else on one line")
try: 1 / 0
except ArithmeticError: print("caught on one line")
finally: print("finally on one line")
print(__name__, type(__builtins__).__name__ in ("module", "dict"), "__file__" in dir())
lambda_result = (lambda a, *b, c=3, **d: (a, b, c, d))(1, 2, e=5)
print(lambda_result, (lambda: ...)(), (lambda x: (lambda y: x + y))(1)(2))
print(not not [], -(-3), +True, ~~5, *(), sep="|")
print(f"{1}" "2" r"\3" f"{4}", ("tuple",), ("not a tuple"), ())
import sys; print(sys.version_info >= (3, 11), sys.maxsize > 2**32)
if (n := 10) > 5: print(n)
print([1, 2,
       3,], {"a": 1,}, (1,),)
