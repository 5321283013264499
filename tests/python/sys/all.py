import sys

print(sys.version_info[:2], sys.version_info >= (3, 8), sys.version_info.major, sys.version_info.minor, sys.version[:4])
print(sys.maxsize, sys.byteorder, sys.maxunicode, sys.float_info.epsilon, sys.float_info.max, sys.getdefaultencoding())
print(len(sys.argv), type(sys.argv).__name__, sys.getrecursionlimit() >= 1000)
sys.setswitchinterval(0.001); print(round(sys.getswitchinterval(), 6))
for bad in (lambda: sys.setswitchinterval(0), lambda: sys.setswitchinterval('a'), lambda: sys.setrecursionlimit(0), lambda: sys.intern(5), lambda: sys.stdout.write(5)):
    try:
        bad()
    except Exception as error:
        print(type(error).__name__, error)
try:
    raise ValueError('seen')
except ValueError:
    kind, value, trace = sys.exc_info(); print(kind.__name__, value, trace is not None)
print(sys.exc_info())
sys.stdout.write('written\n'); sys.stdout.flush(); print('to it', file=sys.stdout); print('hidden', file=sys.stderr)
for status in (None, 3, 'message'):
    try:
        sys.exit(status)
    except SystemExit as error:
        print(repr(error), error.code)
try:
    sys.exit()
except SystemExit as error:
    print(repr(error), error.code)
try:
    sys.nothing
except AttributeError as error:
    print(error)
print(sys.stdout.name, sys.intern('a') == 'a', 'sys' in sys.modules, sys.getsizeof([]) > 0)
print(sys.version_info)
