import io


def attempt(act):
    try:
        print(repr(act()))
    except Exception as error:
        print(type(error).__name__, error)


s = io.StringIO(); print(s.write('hello\nworld\n'), s.getvalue(), s.tell()); print('printed', 1, file=s); s.seek(0); print(s.read(3), s.readline(), s.readlines(), s.read(), s.readline())
s.seek(0); print([line for line in s], s.seek(2), s.read()); s.seek(0); s.write('J'); print(s.getvalue(), s.tell()); s.seek(0, 2); s.write('end'); print(repr(s.getvalue())); s.seek(5); s.truncate(); print(repr(s.getvalue()))
s.seek(8); s.write('x'); print(repr(s.getvalue()))
t = io.StringIO('a\nb\r\nc'); print(list(t), t.readable(), t.writable(), t.closed); t.close(); print(t.closed)
attempt(lambda: t.read())
attempt(lambda: t.getvalue())
attempt(lambda: io.StringIO(5))
attempt(lambda: io.StringIO().write(5))
attempt(lambda: io.StringIO('abc').seek(-1))
attempt(lambda: io.StringIO('abc').seek(1, 1))
attempt(lambda: io.StringIO('abc', newline='x'))
attempt(lambda: io.BytesIO('a'))
attempt(lambda: io.BytesIO().write('a'))
attempt(lambda: io.StringIO('abc').fileno())
b = io.BytesIO(b'ab\ncd'); print(b.read(1), b.readline(), b.read(), b.seek(-2, 2), b.read(), b.getvalue(), b.seek(1), b.write(b'ZZ'), b.getvalue(), b.tell()); b.seek(9); b.write(b'!'); print(b.getvalue(), b.seek(0), b.readlines())
with io.StringIO() as w:
    w.writelines(['a', 'b']); print(w.getvalue())
print(w.closed, io.StringIO('x\ny', newline=None).readlines(), io.StringIO('a\r\nb', newline=None).getvalue() == 'a\nb', io.StringIO('abc').read(None), io.StringIO('a\nb\nc\n').readlines(3), io.StringIO('abc\n').readline(2))
print(issubclass(io.UnsupportedOperation, OSError), isinstance(io.StringIO(), io.IOBase), isinstance(io.StringIO(), io.TextIOBase))
