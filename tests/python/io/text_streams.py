"""StringIO and BytesIO as files: positions, lines, modes, and what a closed one refuses."""
import io
import sys

text = io.StringIO("first line\nsecond\n\nlast")
print(repr(text.readline()), text.tell(), repr(text.read(3)), text.readlines(), repr(text.read()), repr(text.readline()), text.seek(0), [line.rstrip() for line in text])
text.seek(0, io.SEEK_END)
print(text.write("!\n"), text.getvalue().count("\n"), text.seek(6), text.write("LINE"), text.getvalue().splitlines()[0], text.truncate(11), repr(text.getvalue()))
print(text.readable(), text.writable(), text.seekable(), text.closed, text.isatty())
with io.StringIO() as out:
    print("a", 1, None, sep="|", end="<end>", file=out)
    out.writelines(["x\n", "y"])
    print(repr(out.getvalue()))
for attempt in (out.getvalue, lambda: out.write("x"), lambda: text.write(b"bytes"), lambda: text.write(5), lambda: io.StringIO(5), lambda: text.seek(-1), lambda: text.seek(1, 1), lambda: io.BytesIO("a"), lambda: io.BytesIO().write("a")):
    try:
        print(attempt())
    except (ValueError, TypeError, OSError) as error:
        print(type(error).__name__, error)
data = io.BytesIO(b"\x00\x01abc\ndef")
print(data.read(2), data.readline(), data.tell(), data.seek(-3, 2), data.read(), data.getvalue()[:3], data.seek(0), data.write(b"\xff"))
old, sys.stdout = sys.stdout, io.StringIO()
print("captured")
captured, sys.stdout = sys.stdout, old
print(repr(captured.getvalue()), isinstance(captured, io.TextIOBase), isinstance(data, io.RawIOBase), io.DEFAULT_BUFFER_SIZE)


class Upper:
    def __init__(self):
        self.parts = []

    def write(self, text):
        self.parts.append(text.upper())


upper = Upper()
print("via print", 3, file=upper)
print("".join(upper.parts))
try:
    print("x", file=5)
except AttributeError as error:
    print(error)
for wrong in (lambda: print("a", sep=1), lambda: print("a", end=2), lambda: open("no such file"), lambda: open("x", "q"), lambda: open(5.5)):
    try:
        wrong()
    except (TypeError, OSError, ValueError) as error:
        print(type(error).__name__, error)
