import sys


def attempt(*args):
    try:
        sys.exit(*args)
    except SystemExit as error:
        print(repr(error), error.code, isinstance(error, Exception))


attempt(); attempt(0); attempt(3); attempt('bye'); attempt(None); attempt([1])
try:
    try:
        sys.exit('inner')
    finally:
        print('cleaned up')
except SystemExit as error:
    print('code', error.code)
sys.setrecursionlimit(500); print(sys.getrecursionlimit())


def deep(n):
    return deep(n + 1)


try:
    deep(0)
except RecursionError as error:
    print(error)
print('end'); sys.exit(0); print('never')
