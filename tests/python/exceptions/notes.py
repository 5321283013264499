"""Notes, arguments, attributes and the texts of exceptions."""
import traceback

error = ValueError("bad price", 42)
error.add_note("while reading line 3")
error.add_note("of prices.txt")
print(error, error.args, error.__notes__)
print("".join(traceback.format_exception_only(error)), end="")
try:
    error.add_note(3)
except TypeError as problem:
    print(problem)
print(hasattr(ValueError(), "__notes__"))

for error in (
    KeyError("k"),
    KeyError("a", "b"),
    FileNotFoundError(2, "gone"),
    StopIteration(7),
    SystemExit(3),
    SystemExit(),
    ImportError("text", name="module", path="/p"),
    NameError("text", name="x"),
    AttributeError("text", name="y", obj=3),
    Exception(),
    Exception(None),
    ValueError(["list"]),
):
    print(repr(error), "|", error)
print(OSError(2, "gone", "file.txt").filename, OSError(13, "x").__class__.__name__, OSError("plain").errno)
print(StopIteration(7).value, SystemExit(3).code, SystemExit("text").code, SystemExit().code)
try:
    int("x")
except ValueError as caught:
    caught.args = ("changed",)
    print(caught, repr(caught))


class Coded(Exception):
    """An exception with a code and a text of its own."""

    def __init__(self, code, *, hint=""):
        super().__init__(code)
        self.code, self.hint = code, hint

    def __str__(self):
        return f"code {self.code}" + (f" ({self.hint})" if self.hint else "")


print(Coded(7), repr(Coded(7, hint="h")), Coded(7, hint="h"), Coded(1).args)
try:
    raise Coded(2, hint="look") from None
except Coded as coded:
    print(coded.code, coded.__traceback__ is not None, coded.with_traceback(None).__traceback__)
