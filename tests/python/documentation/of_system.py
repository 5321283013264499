# What the library's documentation shows of io, sys, os, traceback, time, logging, typing and copy.
import copy
import io
import logging
import os
import sys
import time
import traceback
from typing import *

output = io.StringIO()
output.write('First line.\n')
print('Second line.', file=output)
print(repr(output.getvalue()), output.tell(), output.seek(0), output.readline(), output.read(), output.closed)
output.close()
try:
    output.read()
except ValueError as error:
    print(error)
print(list(io.StringIO('a\nb\n')), io.StringIO('initial').read(3), io.StringIO('x').truncate(0))


def lumberjack():
    bright_side_of_life()


def bright_side_of_life():
    return tuple()[0]


try:
    lumberjack()
except IndexError as exc:
    print('*** format_exc, first and last line:')
    formatted_lines = traceback.format_exc().splitlines()
    print(formatted_lines[0])
    print(formatted_lines[-1])
    print('*** format_exception:', len(traceback.format_exception(exc)))
    print(traceback.format_exception_only(exc), [frame.name for frame in traceback.extract_tb(exc.__traceback__)], exc.__traceback__.tb_next.tb_lineno)
    print(sys.exc_info()[0], sys.exc_info()[1] is exc)
print(sys.exc_info(), sys.version_info[:2] >= (3, 11), sys.maxsize > 2 ** 30, sys.byteorder, sys.getrecursionlimit())
print(os.getpid() > 0, os.cpu_count() >= 1, os.path.join('a', 'b') if hasattr(os, 'path') else 'a/b')
began = time.perf_counter()
time.sleep(0.01)
print(time.perf_counter() - began >= 0.01, time.monotonic() <= time.monotonic(), time.time() > 1.6e9, time.gmtime(0)[:6], time.strftime('%Y-%m-%d', time.gmtime(0)))
logger = logging.getLogger('spam_application')
logger.setLevel(logging.DEBUG)
handler = logging.StreamHandler(sys.stdout)
handler.setFormatter(logging.Formatter('%(name)s - %(levelname)s - %(message)s'))
logger.addHandler(handler)
logger.info('creating an instance of %s', 'auxiliary')
logger.getChild('part').warning('in a part')
logger.setLevel(logging.WARNING)
logger.info('not told')
try:
    1 / 0
except ZeroDivisionError:
    logger.error('with a reason: %s', sys.exc_info()[1])
print(logger.isEnabledFor(logging.INFO), logging.getLevelName(30), logger.name, logger.parent.name)


class Adapter(logging.LoggerAdapter):
    def process(self, msg, kwargs):
        return f"[{self.extra['connid']}] {msg}", kwargs


Adapter(logger, {'connid': 7}).warning('through an adapter')
Vector = list[float]
T = TypeVar('T')


def scale(scalar: float, vector: Vector) -> Vector:
    return [scalar * num for num in vector]


UserId = NewType('UserId', int)
print(scale(2.0, [1.0, -4.2, 5.4]), UserId(5) + 1, get_type_hints(scale), get_origin(Dict[str, int]), get_args(Union[int, str]), Optional[int])


class Employee(NamedTuple):
    name: str
    id: int = 3


class Movie(TypedDict):
    title: str
    year: int


print(Employee('Guido'), Employee._field_defaults, Movie(title='x', year=1), cast(int, 'a'))
shallow = copy.copy([[1], 2])
deep = copy.deepcopy({'a': [1, {2}]})
print(shallow, deep)
