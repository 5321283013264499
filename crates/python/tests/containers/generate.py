"""Writes `cases.txt`: what CPython 3.11 answers to operations of containers. Run by hand: `python3 generate.py > cases.txt`.

A line has the operation, its arguments as literals, and the answer: what `repr` shows, or the exception."""

import itertools
import operator
import random

OPERATORS = {
    '==': operator.eq, '!=': operator.ne, '<': operator.lt, '<=': operator.le, '>': operator.gt, '>=': operator.ge,
    'in': lambda a, b: a in b, 'not in': lambda a, b: a not in b,
    '+': operator.add, '*': operator.mul, '|': operator.or_, '&': operator.and_, '-': operator.sub, '^': operator.xor,
    '+=': operator.iadd, '*=': operator.imul, '|=': operator.ior, '&=': operator.iand, '-=': operator.isub, '^=': operator.ixor,
    '[]': operator.getitem,
}
NAMES = {
    'keys': lambda d: d.keys(), 'values': lambda d: d.values(), 'items': lambda d: d.items(),
}


def value(text):
    return eval(text, dict(NAMES, nan=float('nan'), inf=float('inf')))


def set_item(a, key, item):
    a[key] = item
    return a


def delete_item(a, key):
    del a[key]
    return a


def call(name):
    kind, _, method = name.rpartition('.')
    if kind:
        return lambda a, *args: (getattr(a, method)(*args), a)
    return {'hash': hash, 'repr': repr, 'str': str, 'len': len, 'bool': bool, 'list': list, 'set': set,
            '[]=': set_item, 'del[]': delete_item, 'reversed': lambda a: list(reversed(a)),
            'zip': lambda *args: list(zip(*args)), 'enumerate': lambda *args: list(enumerate(*args))}.get(name) or OPERATORS.get(name) or getattr(
                __builtins__, name)


def answer(operation, arguments):
    try:
        return repr(call(operation)(*[value(argument) for argument in arguments]))
    except Exception as error:
        return f'{type(error).__name__}: {error}'


seen = set()


def case(operation, *arguments):
    line = '\t'.join([operation, *arguments])
    if line not in seen:
        seen.add(line)
        print(line + '\t' + answer(operation, arguments))


NUMBERS = ['0', '-1', 'True', '1.0', '-0.0', '2.5', '10**18', '9007199254740993', '9007199254740992.0', '1e+300', '2**64', '-2**64', 'inf', 'nan']
OTHERS = ['None', "''", "'ab'", "'b'", "b'ab'", "bytearray(b'ab')", '()', '(1, 2)', "(1, 'a')", '[1, 2]', '[1, 2, 3]', '[[1], 2.0]',
          "[1, 'a']", '{}', '{1: 2}', "{1.0: 2.0}", "{'a': [1]}", 'set()', '{1, 2}', 'frozenset([2, 1])', 'range(3)', 'range(0, 10, 3)',
          'range(5, 5)', 'slice(1, 2, None)', 'keys({1: 2, 2: 3})', 'items({1: 2})', 'values({1: 2})', 'Ellipsis']
for a, b in itertools.product(NUMBERS, NUMBERS):
    if a != b and random.Random(a + b).random() < 0.25:
        for op in ('==', '<', '>='):
            case(op, a, b)
for a, b in itertools.product(NUMBERS[:4] + OTHERS, OTHERS):
    roll = random.Random(a + '/' + b).random
    for op in ('==', '!=', '<', '<=', '>', '>='):
        if roll() < 0.12:
            case(op, a, b)
    if roll() < 0.25:
        case('in', a, b)
for a in OTHERS:
    case('==', a, a)
    case('<=', a, a)
for a, b in [('{1, 2}', '{1, 2, 3}'), ('{1, 2}', 'frozenset([1])'), ('keys({1: 2})', '{1, 2}'), ('range(0, 3, 2)', 'range(0, 4, 2)'),
             ('[1, 2]', '[1, 2, 3]'), ('(1, 2)', '(1, 3)'), ("b'a'", "b'b'"), ("'a'", "'é'"), ("'z'", "'𝄞'"), ('[nan]', '[nan]'), ('[[2]]', '[[1]]')]:
    for op in ('==', '<', '<=', '>', '>='):
        case(op, a, b)
for a, b in [('{1}', '{frozenset([1]), 3}'), ('[1]', '{1}'), ('[]', '{}'), ('2', '[1, 2.0]'), ('3', 'range(0, 10, 3)'), ('3.0', 'range(5)'),
             ("'a'", 'range(3)'), ("(1, 2)", 'items({1: 2})'), ('(1, 3)', 'items({1: 2})'), ('2', 'values({1: 2})'), ("'bc'", "'abcd'"), ('97', "b'a'"),
             ('256', "b'a'"), ("b'b'", "b'abc'"), ("''", "'x'"), ('2**70', 'range(3)'), ('None', '[None]'), ('-1', 'range(3, -3, -1)'), ('1', "'a'"),
             ('nan', '[nan]'), ('1', 'None'), ('1.5', "b'a'"), ('{}', 'keys({1: 2})')]:
    case('in', a, b)
    case('not in', a, b)
HASHED = ['0', '1', '-1', '-2', 'True', 'False', '2**61 - 1', '2**61', '-2**61', '2**100', '-3**80', '10**30', '0.5', '-0.5', '1e100', '-2.75', '1e-10', '5e-324',
          '0.1', '123456789.25', 'inf', '-inf', '()', '(1,)', '(1, 2)', '(1.0, 2)', '(-1, -2)', '((1, 2), (3, 4))', '(0.5, 10**30)', 'frozenset([])',
          'frozenset([1])', 'frozenset([1, 2, 3])', 'frozenset([-1, 0.5, (1, 2)])', 'range(5, 5)', '[]', '{}', 'set()', '([],)', 'slice(1, 2, 3)', "bytearray(b'')",
          'keys({})', 'items({})', '(1, (2, (3, {})))', 'range(1, 10, 2)' ]
for a in HASHED:
    if not a.startswith('range'):
        case('hash', a)
SHOWN = NUMBERS + OTHERS + ["'it\\'s'", "'\\n\\t'", '(1,)', '[[], {}, ()]', '{1: {2: {3: set()}}}', 'frozenset([])', 'frozenset([3, 1])', 'range(0, 5, 2)', 'slice(None, 2, 3)',
                            'keys({1: 2})', 'values({1: [2]})', 'items({1: 2, 3: 4})', "bytearray(b'\\x00a')", '1e16', '1e-05', '10**40', "['a', b'b', None]", '{(1, 2): 3.5}',
                            "'\\x7f\\xa0é\\u200b𝄞'"]
for a in SHOWN:
    for operation in ('repr', 'str', 'len', 'bool', 'list', 'ascii'):
        case(operation, a)
for a in ("'abcdef'", '[0, 1, 2, 3, 4, 5]', '(0, 1, 2, 3, 4, 5)', "b'abcdef'", 'range(6)', 'range(20, 2, -3)', "bytearray(b'abcdef')", "'aébç𝄞z'"):
    for key in ('0', '-1', '5', '-6', '6', '-7', 'True', '2**70', "'a'", '1.5', 'None', 'slice(None, None, None)', 'slice(1, 4, None)',
                'slice(None, None, -1)', 'slice(4, 1, -2)', 'slice(-2, None, None)', 'slice(0, 100, 3)', 'slice(5, 2, None)', 'slice(None, None, 0)',
                'slice(-100, 100, 2)', "slice('a', None, None)", 'slice(2**70, None, -1)'):
        case('[]', a, key)
for a, key in [('{1: 2}', '1'), ('{1: 2}', '1.0'), ('{1: 2}', 'True'), ('{1: 2}', '2'), ("{'a': 1}", "'a'"), ('{}', '[]'), ('{1}', '0'), ('None', '0'), ('5', '0'),
               ('keys({1: 2})', '0'), ('{(1, 2): 3}', '(1, 2.0)'), ('{None: 1}', 'None')]:
    case('[]', a, key)
for a, key, item in [('[1, 2]', '0', '9'), ('[1, 2]', '-1', '9'), ('[1, 2]', '2', '9'), ('[1, 2]', "'a'", '9'), ('[1, 2, 3]', 'slice(0, 2, None)', '[]'),
                     ('[1, 2, 3]', 'slice(1, 1, None)', "'ab'"), ('[1, 2, 3]', 'slice(3, 0, None)', '[7]'), ('[1, 2, 3]', 'slice(None, None, 2)', '(7, 8)'), ('[1, 2, 3]', 'slice(None, None, 2)', '[7]'),
                     ('[1, 2, 3]', 'slice(None, None, -1)', 'range(3)'), ('[1, 2, 3]', 'slice(0, 2, None)', '5'), ('[1, 2, 3]', 'slice(None, None, 2)', '5'), ('(1, 2)', '0', '9'), ("'ab'", '0', "'x'"),
                     ('{}', '1', '2'), ('{1: 2}', '1.0', '3'), ('{}', '[]', '1'), ("bytearray(b'abc')", '0', '65'), ("bytearray(b'abc')", '0', '256'),
                     ("bytearray(b'abc')", 'slice(0, 2, None)', "b'xyz'"), ("bytearray(b'abc')", 'slice(None, None, 2)', "b'x'"), ("bytearray(b'abc')", "'a'", '1'), ('5', '0', '1'), ('{1}', '0', '1'),
                     ("bytearray(b'abc')", '0', "'a'"), ("bytearray(b'abc')", 'slice(0, 1, None)', '5'), ('range(3)', '0', '1'), ('[1, 2, 3, 4]', 'slice(1, 3, None)', '{}')]:
    case('[]=', a, key, item)
for a, key in [('[1, 2]', '0'), ('[1, 2]', '-1'), ('[1, 2]', '5'), ('[1, 2]', "'a'"), ('[0, 1, 2, 3, 4]', 'slice(None, None, 2)'), ('[0, 1, 2, 3, 4]', 'slice(3, None, -2)'),
               ('[0, 1, 2, 3, 4]', 'slice(1, 3, None)'), ('[0, 1, 2]', 'slice(2, 1, None)'), ('(1,)', '0'), ("'a'", '0'), ('{1: 2}', '1'), ('{1: 2}', '2'), ('{}', '[]'), ("bytearray(b'abcd')", 'slice(None, None, 3)'),
               ("bytearray(b'abcd')", '9'), ('5', '0'), ('{1}', '0'), ('None', '0')]:
    case('del[]', a, key)
for op in ('+', '*', '|', '&', '-', '^', '+=', '*=', '|=', '&=', '-=', '^='):
    for a, b in [('[1, 2]', '[3]'), ('(1,)', '(2, 3)'), ('[1]', '3'), ('3', '[1]'), ('(1, 2)', '2'), ('[1]', '-1'), ("b'a'", "b'b'"), ("b'ab'", '2'), ("bytearray(b'a')", "b'b'"), ("b'a'", "bytearray(b'b')"),
                 ('[1]', '(2,)'), ('(1,)', '[2]'), ('[1]', '2.5'), ('[1]', "'a'"), ("b'a'", "'b'"), ('{1, 2, 9}', '{2, 3, 17}'), ('{1, 2}', 'frozenset([2, 5])'), ('frozenset([1, 2])', '{2, 3}'),
                 ('{1: 2, 3: 4}', '{3: 5, 6: 7}'), ('keys({1: 2, 3: 4})', '{3, 5}'), ('{3, 5}', 'keys({1: 2, 3: 4})'), ('keys({1: 2})', '[1, 4]'), ('items({1: 2, 3: 4})', 'items({1: 2})'), ('[]', 'True'), ('[1]', '2**70')]:
        text = answer(op, (a, b))
        if not text.startswith('TypeError: unsupported'):
            case(op, a, b)
METHODS = """
list.append [1] 2|list.extend [1] (2, 3)|list.extend [1] 'ab'|list.extend [1] {3: 4}|list.extend [1] 5|list.insert [1, 2] 1 9|list.insert [1, 2] -1 9|list.insert [1, 2] 99 9|list.insert [1] 'a' 9
list.insert [1, 2] -99 9|list.remove [1, 2, 1] 1|list.remove [1] 5|list.pop [1, 2]|list.pop [1, 2, 3] 0|list.pop [1, 2] -2|list.pop []|list.pop [1] 5|list.pop [1] 'a'|list.clear [1]
list.index [1, 2, 1] 1 1|list.index [1, 2] 2.0|list.index [1] 'a'|list.index [1, 2, 3] 3 -1|list.index [1, 2, 3] 3 0 2|list.index [1, 2, 3] 1 'a'|list.count [1, 1.0, True, 2] 1|list.count [] 1|list.sort [3, 1, 2]
list.sort ['b', 'a', 'é', 'B']|list.sort [2.5, 1, True, -7]|list.sort [(2, 'a'), (1, 'b'), (1, 'a')]|list.sort [1, 'a']|list.sort ['a', 1]|list.sort [[2], [1, 5], [1]]|list.sort [None, None]|list.sort [3, nan, 1]
list.sort [{2}, {1}, {1, 2}]|list.reverse [1, 2, 3]|list.copy [1, [2]]
tuple.index (1, 2) 2|tuple.index (1, 2) 5|tuple.count (1, 1.0) 1|tuple.index (1, 2, 1) 1 1
dict.get {1: 2} 1|dict.get {1: 2} 5|dict.get {1: 2} 5 6|dict.get {} []|dict.setdefault {} 1 2|dict.setdefault {1: 3} 1 2|dict.setdefault {} 1|dict.pop {1: 2} 1|dict.pop {1: 2} 5|dict.pop {1: 2} 5 6
dict.popitem {1: 2, 3: 4}|dict.popitem {}|dict.keys {1: 2}|dict.values {1: 2}|dict.items {1: 2}|dict.copy {1: 2}|dict.clear {1: 2}
dict.update {1: 2} {1: 3, 4: 5}|dict.update {} [(1, 2), [3, 4]]|dict.update {} ['ab']|dict.update {} [5]|dict.update {} [(1, 2, 3)]|dict.update {} 5|dict.update {} [[[], 1]]
set.add {1} 2|set.add {1} 1.0|set.add {1} []|set.discard {1, 2} 1|set.discard {1} 5|set.discard {1} []|set.remove {1, 2} 2|set.remove {1} 5|set.remove {frozenset([1])} {1}|set.pop {5, 3, 9}|set.pop set()|set.clear {1}|set.copy {3, 1}
set.symmetric_difference {1, 2} [2, 3]|set.issubset {1} [1, 2]|set.issubset {1, 3} {1, 2}|set.issuperset {1, 2} [1]|set.issuperset {1} {2}|set.isdisjoint {1} [2]|set.isdisjoint {1} {1: 2}|set.issubset {1} 5
set.symmetric_difference_update {1, 2, 30} {2, 3}|frozenset.copy frozenset([1])|frozenset.symmetric_difference frozenset([1]) [1, 2]
range.index range(0, 10, 2) 4|range.index range(0, 10, 2) 5|range.index range(3) 'a'|range.count range(5) 3|range.count range(5) 9|range.count range(5) 3.0|slice.indices slice(None, None, -1) 5|slice.indices slice(1, 100, 2) 5
slice.indices slice(-3, None, None) 5|slice.indices slice(1, 2, 3) -1|slice.indices slice(1, 2, 0) 5|slice.indices slice(None, 2, -1) 5
"""
import re
LITERAL = re.compile(r"""(?: [^\s()\[\]{}'"]+ | '(?:\\.|[^'])*' | \((?:[^()]|\([^()]*\))*\) | \[(?:[^\[\]]|\[[^\[\]]*\])*\] | \{(?:[^{}])*\} )+""", re.X)
for line in re.split(r'[|\n]', METHODS.strip()):
    case(*LITERAL.findall(line))
FUNCTIONS = """
sum [1, 2.5]|sum [0.1, 0.2, 0.3]|sum [True, 2]|sum range(101)|sum [[1], [2]] []|sum ['a'] ''|sum [b'a'] b''|sum 5|sum [2**64, 1]|sum (1, 2) 10|sum {1: 2, 3: 4}
min [3, 1, 2]|min 3 1 2|min []|min 1|min 'hello'|min [1, 'a']|min [2, 1.0, True]|max [3, 1, 2]|max 'a' 1|max [nan, 1]|max [1, nan]|max [(1, 2), (1, 3)]|max []|max {1: 5, 2: 3}
any []|any [0, '']|any [0, 3]|any 5|any 'a'|all []|all [1, '']|all range(1, 3)|all (1, [2])|sorted [3, 1, 2]|sorted 'hello'|sorted {3: 1, 1: 2}|sorted {3, 1, 2}|sorted 5|sorted [1, 'a']|sorted [(1, 'b'), (1, 'a')]
sorted ['a', 1]|sorted [1, 2, 'a']|sorted [2, [1]]|sorted range(5, 0, -1)|sorted [0.5, 10**30, -1]|sorted [None, 1]|len 5|len None|callable 5|callable 'a'
set [5, 3, 9, 1]|set range(20)|set [100, 5, 37, 2, 64]|set [8, 16, 0]|set [-1, -2, -3]|set [0.5, 1.5, 2]|set [(1, 2), (0, 1)]|set {40: 1, 8: 2}|set {1, 33, 65}|set 5|set [[]]
reversed [1, 2, 3]|reversed (1, 2)|reversed 'aé𝄞'|reversed range(5)|reversed range(0, 10, 3)|reversed {1: 2, 3: 4}|reversed items({1: 2, 3: 4})|reversed 5|reversed {1}|reversed b'ab'|reversed range(0)
zip [1, 2] 'ab'|zip [1, 2] [3]|zip|zip [1] 5|zip range(3) (4, 5, 6) 'xyz'|enumerate 'ab'|enumerate [7] 5|enumerate 5|enumerate [1] 'a'|enumerate []
hash 'a'|isinstance 1 2
"""
for line in re.split(r'[|\n]', FUNCTIONS.strip()):
    words = LITERAL.findall(line)
    if words[:2] not in (['hash', "'a'"], ['isinstance', '1']):
        case(*words)
# The order of sets: as built, after removals, and of results.
chance = random.Random(11)
for count in (3, 5, 8, 13, 30, 90, 400):
    for span in (50, 1000, 10**9):
        numbers = [chance.randrange(-span // 4, span) for _ in range(count)]
        case('set', repr(numbers))
        others = [chance.choice(numbers) if chance.random() < 0.5 else chance.randrange(span) for _ in range(count // 2 + 1)]
        if count <= 90:
            for op in ('|', '&', '-', '^', '|=', '&=', '-=', '^='):
                case(op, f'set({numbers!r})', f'set({others!r})')
            case('set.difference_update', f'set({numbers!r})', f'set({others!r})')
            case('set.symmetric_difference', f'set({numbers!r})', repr(others))
