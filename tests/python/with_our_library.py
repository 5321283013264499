"""Runs a program under CPython with the library of `crates/python/lib` instead of CPython's own.

    python3 tests/python/with_our_library.py PROGRAM     runs it
    python3 tests/python/with_our_library.py --all       runs all stored programs, and compares with what is stored
    python3 tests/python/with_our_library.py --store     stores what CPython itself prints, for programs that have nothing stored yet

So the library can be tried where the machine is not, and what differs is the library's fault alone.
"""

import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
LIB = os.path.join(HERE, '..', '..', 'crates', 'python', 'lib')
# These rest on natives of the machine, or on its threads: they are tried there.
THEIRS = {'atexit', 'hashlib', 'math', 'random', 'threading', 'queue', 'contextlib', 'logging', 'asyncio', 'concurrent', 'multiprocessing', 'requests', 'parallel', '_prelude'}


def our_names():
    for name in os.listdir(LIB):
        stem = name.removesuffix('.py')
        if stem not in THEIRS and (name.endswith('.py') or os.path.isdir(os.path.join(LIB, name))):
            yield stem


def run(path):
    import traceback
    import types
    import re as their_re
    import time as their_time
    import linecache
    import contextlib

    native = types.ModuleType('_sys')
    native.argv = lambda: [path]
    native.write = lambda stream, text: os.write(stream, text.encode())
    native.flush = lambda stream: None
    native.handled = lambda: sys.exc_info()[1]
    native.modules = lambda: list(modules.items())
    native.getrecursionlimit = sys.getrecursionlimit
    native.setrecursionlimit = sys.setrecursionlimit
    native.getsizeof = sys.getsizeof
    native.intern = sys.intern
    traces = types.ModuleType('_traceback')
    traces.format = lambda error: ''.join(traceback.format_exception(error))

    modules, real_stdout = sys.modules, sys.stdout
    real_import = __import__
    for name in list(modules):
        first = name.partition('.')[0]
        if first in ours:
            del modules[name]
    patterns = types.ModuleType('_re')

    def spans(match):
        flat = [match.lastindex]
        for number in range(match.re.groups + 1):
            flat += match.span(number)
        return tuple(flat)

    def compile_pattern(pattern, flags):
        try:
            made = their_re.compile(pattern, flags)
        except their_re.error as error:
            return None, error.msg, error.pos
        return made, made.groups, list(made.groupindex.items()), made.flags

    def find(program, text, start, end, mode):
        match = (program.search, program.match, program.fullmatch)[mode](text, start, end)
        return None if match is None else spans(match)

    def find_all(program, text, start, end, limit):
        found = [spans(match) for match in program.finditer(text, start, end)]
        return found[:limit] if limit else found

    patterns.compile, patterns.find, patterns.find_all = compile_pattern, find, find_all
    modules['_re'] = patterns
    modules['_time'] = their_time
    modules['_sys'] = native
    modules['_traceback'] = traces
    sys.path[:0] = [LIB]
    sys.meta_path.insert(0, Finder())
    sys.stdout.reconfigure(line_buffering=True)
    with open(path) as file:
        source = file.read()
    main = types.ModuleType('__main__')
    # CPython's own `print` knows only its own `sys`.
    def our_print(*args, file=None, **options):
        if file is None and 'sys' in modules:
            file = modules['sys'].stdout
        print(*args, file=file, **options)

    main.print = our_print
    modules['__main__'] = main
    try:
        exec(compile(source, path, 'exec'), main.__dict__)
    except SystemExit:
        raise
    except BaseException:
        traceback.print_exc()
        real_stdout.flush()
        os._exit(1)
    real_stdout.flush()
    os._exit(0)


class Finder:
    """Finds ours first, built-in modules too."""

    def find_spec(self, name, path=None, target=None):
        import importlib.util
        if name.partition('.')[0] not in ours:
            return None
        base = os.path.join(LIB, *name.split('.'))
        if os.path.isdir(base):
            return importlib.util.spec_from_file_location(name, os.path.join(base, '__init__.py'), submodule_search_locations=[base])
        if os.path.exists(base + '.py'):
            return importlib.util.spec_from_file_location(name, base + '.py')
        return None


def programs():
    for folder, _, names in sorted(os.walk(HERE)):
        if folder != HERE and os.path.basename(folder) in ours:
            yield from (os.path.join(folder, name) for name in sorted(names) if name.endswith('.py'))


def output(command):
    return subprocess.run(command, capture_output=True, text=True, cwd=HERE, env={**os.environ, 'PYTHONHASHSEED': '0', 'PYTHONDONTWRITEBYTECODE': '1'})


def compare():
    failed = 0
    for path in programs():
        done = output([sys.executable, __file__, path])
        with open(path.removesuffix('.py') + '.out') as file:
            expected = file.read()
        if done.stdout != expected:
            failed += 1
            print('DIFFERS', os.path.relpath(path, HERE))
            for ours_line, theirs_line in zip(done.stdout.splitlines() + ['<end>'], expected.splitlines() + ['<end>']):
                if ours_line != theirs_line:
                    print('   ours:  ', ours_line)
                    print('   stored:', theirs_line)
                    break
            print(done.stderr[-600:])
    print('all as stored' if not failed else f'{failed} differ')
    return failed


def store():
    for path in programs():
        target = path.removesuffix('.py') + '.out'
        if not os.path.exists(target):
            done = output([sys.executable, path])
            if done.returncode:
                print('FAILS', path, done.stderr[-2000:])
                continue
            with open(target, 'w') as file:
                file.write(done.stdout)
            print('stored', os.path.relpath(target, HERE))


ours = set(our_names())
if __name__ == '__main__':
    sys.dont_write_bytecode = True
    if sys.argv[1] == '--all':
        sys.exit(1 if compare() else 0)
    if sys.argv[1] == '--store':
        store()
    else:
        run(sys.argv[1])
