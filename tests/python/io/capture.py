"""Texts that are gathered instead of printed."""
import contextlib
import io

buffer = io.StringIO()
with contextlib.redirect_stdout(buffer):
    print('hidden', 1, 2)
    print('more', end='!')
print(repr(buffer.getvalue()))
log = io.StringIO()
for n in range(3):
    print(f'line {n}', file=log)
log.seek(0)
for number, line in enumerate(log):
    print(number, line.rstrip())
print(len(log.getvalue()), log.tell(), log.read())
