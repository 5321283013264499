import io

f = io.StringIO('x')
with f:
    print(f.read(), f.closed)
print(f.closed)
for act in (f.read, f.getvalue, f.readline, f.tell, lambda: f.write('a'), lambda: f.seek(0), lambda: list(f), f.flush):
    try:
        act()
    except ValueError as error:
        print(error)
f.close()
print(io.StringIO().isatty(), io.StringIO().seekable(), io.BytesIO().readable())
