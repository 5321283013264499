import os.path
from os.path import basename, dirname, join, splitext

path = join('data', 'prices', '2020-01-01.json')
print(path, basename(path), dirname(path), splitext(basename(path)), os.path.split(path), os.sep.join(['a', 'b']))
for name in ('a.txt', 'b.tar.gz', 'README', '.hidden', 'dir/c.py'):
    root, extension = os.path.splitext(name)
    print(f'{name:<10} {root:<8} {extension or "none"}')
print(os.path.normpath('a/./b/../c'), os.path.isabs('/a'), os.path.exists('no such file'), os.path.commonprefix(['/a/b', '/a/c']), os.path.relpath('/x/y', '/x'))
try:
    open(join('no', 'such', 'file'))
except FileNotFoundError as error:
    print(error, error.errno, error.filename)
