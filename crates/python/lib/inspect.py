"""What kind an object is. (Signatures and sources are not kept here.)"""

import types as _types


def ismodule(object):
    return isinstance(object, _types.ModuleType)


def isclass(object):
    return isinstance(object, type)


def ismethod(object):
    return isinstance(object, _types.MethodType)


def isfunction(object):
    return isinstance(object, _types.FunctionType)


def isbuiltin(object):
    return isinstance(object, _types.BuiltinFunctionType)


def isroutine(object):
    return isfunction(object) or ismethod(object) or isbuiltin(object)


def isgenerator(object):
    return isinstance(object, _types.GeneratorType)


def iscoroutine(object):
    return isinstance(object, _types.CoroutineType)


def isasyncgen(object):
    return isinstance(object, _types.AsyncGeneratorType)


def isawaitable(object):
    return iscoroutine(object) or hasattr(type(object), '__await__')


GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED, GEN_CLOSED = 'GEN_CREATED', 'GEN_RUNNING', 'GEN_SUSPENDED', 'GEN_CLOSED'
CORO_CREATED, CORO_RUNNING, CORO_SUSPENDED, CORO_CLOSED = 'CORO_CREATED', 'CORO_RUNNING', 'CORO_SUSPENDED', 'CORO_CLOSED'


def getgeneratorstate(generator):
    return 'GEN_' + _state(generator)


def getcoroutinestate(coroutine):
    return 'CORO_' + _state(coroutine)


def _state(generator):
    import _prelude
    return _prelude._generator_state(generator)


def _flags(object):
    while hasattr(object, '__func__'):
        object = object.__func__
    return getattr(getattr(object, '__code__', None), 'co_flags', 0)


def isgeneratorfunction(object):
    return bool(_flags(object) & 0x20)


def iscoroutinefunction(object):
    return bool(_flags(object) & 0x80)


def isasyncgenfunction(object):
    return bool(_flags(object) & 0x200)


def isabstract(object):
    return isinstance(object, type) and bool(getattr(object, '__abstractmethods__', ()))


def isdatadescriptor(object):
    return not isinstance(object, type) and (hasattr(type(object), '__set__') or hasattr(type(object), '__delete__'))


def getmembers(object, predicate=None):
    found = []
    for name in dir(object):
        try:
            value = getattr(object, name)
        except AttributeError:
            continue
        if predicate is None or predicate(value):
            found.append((name, value))
    found.sort(key=lambda pair: pair[0])
    return found


def getdoc(object):
    text = getattr(object, '__doc__', None)
    return cleandoc(text) if isinstance(text, str) else None


def cleandoc(doc):
    from textwrap import dedent
    first, _, rest = doc.expandtabs().partition('\n')
    lines = [first.lstrip(), *dedent(rest).split('\n')] if rest else [first.lstrip()]
    while lines and not lines[-1].strip():
        lines.pop()
    while lines and not lines[0].strip():
        lines.pop(0)
    return '\n'.join(lines)


def getmro(cls):
    return cls.__mro__


def getmodule(object):
    import sys
    return sys.modules.get(getattr(object, '__module__', None))


def unwrap(func, *, stop=None):
    while hasattr(func, '__wrapped__') and not (stop is not None and stop(func)):
        func = func.__wrapped__
    return func


def getsource(object):
    raise OSError('could not get source code')


def __getattr__(name):
    if name in ('signature', 'Signature', 'Parameter', 'getfullargspec'):
        raise AttributeError(f"module 'inspect' has no attribute '{name}' (this machine keeps no signatures; see __code__ and __defaults__)")
    if name in ('currentframe', 'stack', 'trace'):
        raise AttributeError(f"module 'inspect' has no attribute '{name}' (this machine does not show its frames)")
    raise AttributeError(f"module 'inspect' has no attribute '{name}'")
