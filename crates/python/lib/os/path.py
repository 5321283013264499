"""Names of files, as texts with '/'."""

curdir = '.'
pardir = '..'
sep = '/'
extsep = '.'
altsep = None
pathsep = ':'
devnull = '/dev/null'


def _text(path, function=None):
    if isinstance(path, (str, bytes)):
        return path if isinstance(path, str) else path.decode()
    method = getattr(type(path), '__fspath__', None)
    if method is not None:
        return method(path)
    raise TypeError(f'expected str, bytes or os.PathLike object, not {type(path).__name__}')


def join(a, /, *p):
    joined = _text(a)
    for part in p:
        part = _text(part)
        if part.startswith('/'):
            joined = part
        elif not joined or joined.endswith('/'):
            joined += part
        else:
            joined += '/' + part
    return joined


def split(p, /):
    p = _text(p)
    place = p.rfind('/') + 1
    head, tail = p[:place], p[place:]
    if head.strip('/'):
        head = head.rstrip('/')
    return head, tail


def basename(p, /):
    return split(p)[1]


def dirname(p, /):
    return split(p)[0]


def splitext(p, /):
    p = _text(p)
    name = p.rfind('/') + 1
    dot = p.rfind('.')
    # Dots that begin a name do not begin an extension.
    if dot > name and p[name:dot].strip('.'):
        return p[:dot], p[dot:]
    return p, ''


def splitdrive(p, /):
    return '', _text(p)


def isabs(s, /):
    return _text(s).startswith('/')


def normpath(path):
    path = _text(path)
    if not path:
        return '.'
    root = '//' if path.startswith('//') and not path.startswith('///') else '/' if path.startswith('/') else ''
    parts = []
    for part in path.split('/'):
        if part in ('', '.'):
            continue
        if part == '..' and parts and parts[-1] != '..':
            parts.pop()
        elif part != '..' or not root:
            parts.append(part)
    return root + '/'.join(parts) or '.'


def abspath(path):
    return normpath(join('/', path))


def realpath(path, *, strict=False):
    return abspath(path)


def normcase(s, /):
    return _text(s)


def expanduser(path):
    return _text(path)


def expandvars(path):
    return _text(path)


def relpath(path, start='.'):
    if not path:
        raise ValueError('no path specified')
    here = [part for part in abspath(start).split('/') if part]
    there = [part for part in abspath(path).split('/') if part]
    same = 0
    for a, b in zip(here, there):
        if a != b:
            break
        same += 1
    return '/'.join(['..'] * (len(here) - same) + there[same:]) or '.'


def commonprefix(m):
    if not m:
        return ''
    low, high = min(m), max(m)
    for place, part in enumerate(low):
        if part != high[place]:
            return low[:place]
    return low


def commonpath(paths):
    paths = [_text(path) for path in paths]
    if not paths:
        raise ValueError('commonpath() arg is an empty sequence')
    if len({path.startswith('/') for path in paths}) > 1:
        raise ValueError("Can't mix absolute and relative paths")
    parts = [[part for part in path.split('/') if part and part != '.'] for path in paths]
    return ('/' if paths[0].startswith('/') else '') + '/'.join(commonprefix(parts))


def exists(path):
    if _text(path) in ('/', '.', ''):
        return _text(path) != ''
    return isfile(path)


def isfile(path):
    try:
        open(path).close()
    except (OSError, ValueError):
        return False
    return True


lexists = exists


def isdir(s):
    return _text(s) in ('/', '.', './')


def islink(path):
    return False


def getsize(filename):
    with open(filename, 'rb') as file:
        return len(file.read())


def samefile(f1, f2):
    return abspath(f1) == abspath(f2)
