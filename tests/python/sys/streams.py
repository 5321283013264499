import io
import sys

old = sys.stdout
sys.stdout = io.StringIO()
print('caught', 1, 2, sep='-')
sys.stdout.write('more')
text = sys.stdout.getvalue()
sys.stdout = old
print(repr(text))


class Upper:
    def write(self, text):
        old.write(text.upper())

    def flush(self):
        pass


sys.stdout = Upper()
print('loud', [1, 'a'])
sys.stdout = old
print('quiet', file=sys.__stdout__)
sys.stdout.writelines(['a\n', 'b\n'])
print(sys.stdin.isatty() in (True, False))
