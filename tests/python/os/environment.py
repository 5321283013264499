import os

os.environ['THREADS'] = '8'
print(int(os.environ.get('THREADS', 1)), os.getenv('NOTHING_HERE'), os.environ.pop('THREADS'), 'THREADS' in os.environ, os.environ.setdefault('NEW_ONE', 'x'), os.environ['NEW_ONE'])
try:
    os.environ['NUMBER'] = 5
except TypeError as error:
    print(error)
try:
    os.environ['NOT_THERE']
except KeyError as error:
    print(repr(error))
print(os.cpu_count() >= 1, os.getpid() == os.getpid(), os.linesep == '\n', os.name)
