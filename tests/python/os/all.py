import os
from os import path

print(os.sep, repr(os.linesep), os.curdir, os.pardir, os.name, os.path is path, os.cpu_count() >= 1, os.getpid() > 0, os.environ.get('NO_SUCH'), os.getenv('NO_SUCH', 'd'), 'NO_SUCH' in os.environ)
os.environ['MINE'] = 'x'; print(os.environ['MINE'], os.getenv('MINE'))
for args in (('a', 'b'), ('a/', 'b'), ('a', '/b'), ('', 'b'), ('a', ''), ('a',), ('a', 'b', '..', 'c'), ('/', 'x')):
    print(args, path.join(*args))
for name in ('a/b/c.txt', '/x', 'x', '', '/', 'a/', 'a//b', '.bashrc', 'a.tar.gz', 'a/.b', 'a.b/c', '...x', 'x.'):
    print(repr(name), path.split(name), path.basename(name), path.dirname(name), path.splitext(name), path.isabs(name), path.normpath(name))
for name in ('a/../b', '../a', '/../a', 'a/./b//c', '//a', '///a', 'a/b/../..', './', '..'):
    print(name, path.normpath(name))
print(path.commonprefix(['abc', 'abd']), path.commonpath(['/a/b/c', '/a/b/d']), path.relpath('/a/b/c', '/a/x'), path.relpath('/a', '/a'), path.exists('/no/such/thing'), path.isfile('/no/such'), path.isdir('/no/such'), path.exists('/'), path.isdir('/'))
for bad in (lambda: path.join(5), lambda: path.basename(None), lambda: os.environ['NO_SUCH'], lambda: path.join('a', 3) if False else path.splitext(1), lambda: os.fspath(3)):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__, error)
print(path.splitdrive('a/b'), os.fspath('a'), path.expanduser('x'), path.isabs('/x'))
