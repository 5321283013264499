# What the library's documentation shows of string, textwrap, re, json, hashlib and pprint.
import hashlib
import io
import json
import re
import string
import textwrap
from pprint import pprint

print('{0}, {1}, {2}'.format('a', 'b', 'c'), '{2}, {1}, {0}'.format(*'abc'), '{0}{1}{0}'.format('abra', 'cad'))
print('Coordinates: {latitude}, {longitude}'.format(latitude='37.24N', longitude='-115.81W'), 'X: {0[0]};  Y: {0[1]}'.format((3, 5)))
print("repr() shows quotes: {!r}; str() doesn't: {!s}".format('test1', 'test2'))
print('{:<30}|'.format('left aligned'), '{:>30}'.format('right aligned'), '{:^30}|'.format('centered'), '{:*^30}'.format('centered'))
print('{:+f}; {:+f}'.format(3.14, -3.14), '{: f}; {: f}'.format(3.14, -3.14), '{:-f}; {:-f}'.format(3.14, -3.14))
print('int: {0:d};  hex: {0:x};  oct: {0:o};  bin: {0:b}'.format(42), 'int: {0:d};  hex: {0:#x};  oct: {0:#o};  bin: {0:#b}'.format(42))
print('{:,}'.format(1234567890), 'Correct answers: {:.2%}'.format(19 / 22))
for align, text in zip('<^>', ['left', 'center', 'right']):
    print('{0:{fill}{align}16}'.format(text, fill=align, align=align))
print('{:02X}{:02X}{:02X}{:02X}'.format(192, 168, 0, 1), int('C0A80001', 16))
for num in range(5, 12):
    print(*('{0:{width}{base}}'.format(num, base=base, width=5) for base in 'dXob'))
s = string.Template('$who likes $what')
print(s.substitute(who='tim', what='kung pao'), string.Template('$who likes $what').safe_substitute(dict(who='tim')))
for bad in (lambda: string.Template('Give $who $100').substitute(dict(who='tim')), lambda: s.substitute(dict(who='tim'))):
    try:
        bad()
    except (ValueError, KeyError) as error:
        print(type(error).__name__, error)
print(string.ascii_lowercase, string.digits, string.punctuation, string.capwords('hello big  world'))
print(textwrap.fill('The quick brown fox jumped over the lazy dog', 20), textwrap.shorten('Hello  world!', width=12), textwrap.shorten('Hello world', width=10, placeholder='...'))
print(textwrap.indent('hello\n\n \nworld', '  '), textwrap.indent('hello\n\n \nworld', '+ ', lambda line: True))
print(repr(textwrap.dedent('''\
    hello
      world
    ''')))

print(re.split(r'\W+', 'Words, words, words.'), re.split(r'(\W+)', 'Words, words, words.'), re.split(r'\W+', 'Words, words, words.', 1))
print(re.split('[a-f]+', '0a3B9', flags=re.IGNORECASE), re.split(r'\b', 'Words, words, words.'), re.split(r'\W*', '...words...'))
print(re.findall(r'\bf[a-z]*', 'which foot or hand fell fastest'), re.findall(r'(\w+)=(\d+)', 'set width=20 and height=10'))
print(re.sub(r'def\s+([a-zA-Z_][a-zA-Z_0-9]*)\s*\(\s*\):', r'static PyObject*\npy_\1(void)\n{', 'def myfunc():'))
print(re.sub('-{1,2}', lambda found: ' ' if found.group(0) == '-' else '-', 'pro----gram-files'), re.sub(r'\sAND\s', ' & ', 'Baked Beans And Spam', flags=re.IGNORECASE))
print(re.sub('x*', '-', 'abxd'), re.subn('b', 'c', 'abab'), re.escape('https://www.python.org'))
print(re.search('(?<=abc)def', 'abcdef').group(0), re.search(r'(?<=-)\w+', 'spam-egg').group(0))
m = re.match(r'(\w+) (\w+)', 'Isaac Newton, physicist')
print(m.group(0), m.group(1), m.group(1, 2), m[2], m.groups(), m)
m = re.match(r'(?P<first_name>\w+) (?P<last_name>\w+)', 'Malcolm Reynolds')
print(m.group('first_name'), m.groupdict(), m.lastgroup, m.lastindex, m.expand(r'\2 \1'))
m = re.match(r'(\d+)\.?(\d+)?', '24')
print(m.groups(), m.groups('0'), re.match(r'(..)+', 'a1b2c3').group(1))
email = 'tony@tiremove_thisger.net'
m = re.search('remove_this', email)
print(email[:m.start()] + email[m.end():], m.span(), m.string, m.re.pattern)
pattern = re.compile('o')
print(pattern.search('dog'), pattern.match('dog', 1), pattern.fullmatch('doggie'), re.compile('o[gh]').fullmatch('doggie', 1, 3))
print(re.match('c', 'abcdef'), re.search('^c', 'abcdef'), re.match('X', 'A\nB\nX', re.MULTILINE), re.search('^X', 'A\nB\nX', re.MULTILINE))
valid = re.compile(r'^[a2-9tjqk]{5}$')
print([valid.match(hand) is not None for hand in ('akt5q', 'akt5e', 'akt', '727ak')], re.match(r'.*(.).*\1', '717ak').group(1))
for found in re.finditer(r'\w+ly\b', 'He was carefully disguised but captured quickly by police.'):
    print('%02d-%02d: %s' % (found.start(), found.end(), found.group(0)))
text = '''Ross McFluff: 834.345.1254 155 Elm Street

Ronald Heathmore: 892.345.3428 436 Finley Avenue'''
print([re.split(':? ', entry, 4) for entry in re.split('\n+', text)])
token_specification = [('NUMBER', r'\d+(\.\d*)?'), ('ASSIGN', r':='), ('END', r';'), ('ID', r'[A-Za-z]+'), ('OP', r'[+\-*/]'), ('SKIP', r'[ \t]+'), ('MISMATCH', r'.')]
tokens = re.finditer('|'.join('(?P<%s>%s)' % pair for pair in token_specification), 'total := total + price * quantity; tax := 0.05')
print([(found.lastgroup, found.group()) for found in tokens if found.lastgroup != 'SKIP'])
try:
    re.compile('(')
except re.error as error:
    print(error, error.pos)

print(json.dumps(['foo', {'bar': ('baz', None, 1.0, 2)}]), json.dumps('"foo\bar'), json.dumps('\u1234'), json.dumps('\\'))
print(json.dumps({'c': 0, 'b': 0, 'a': 0}, sort_keys=True), json.dumps([1, 2, 3, {'4': 5, '6': 7}], separators=(',', ':')))
print(json.dumps({'6': 7, '4': 5}, sort_keys=True, indent=4))
out = io.StringIO()
json.dump(['streaming API'], out)
print(out.getvalue(), json.loads('["foo", {"bar":["baz", null, 1.0, 2]}]'), json.loads('"\\"foo\\bar"'), json.load(io.StringIO('["streaming API"]')))
print(json.loads('{"__complex__": true, "real": 1}', object_hook=lambda dct: ('made', dct['real']) if '__complex__' in dct else dct))
print(json.loads('{"x": 1, "x": 2}', object_pairs_hook=list), json.loads('1.5', parse_float=str), json.loads('[NaN, Infinity]'))


class Encoder(json.JSONEncoder):
    def default(self, obj):
        if isinstance(obj, range):
            return list(obj)
        return super().default(obj)


print(json.dumps({'r': range(3)}, cls=Encoder), Encoder().encode(range(2)), json.dumps(range(2), default=list))
for bad in ('{', '[1,]', '', '{"a" 1}', 'nul'):
    try:
        json.loads(bad)
    except json.JSONDecodeError as error:
        print(error, error.lineno, error.colno)
try:
    json.dumps({1, 2})
except TypeError as error:
    print(error)
m = hashlib.sha256()
m.update(b'Nobody inspects')
m.update(b' the spammish repetition')
print(m.hexdigest(), m.digest_size, m.block_size, m.name, hashlib.md5(b'').hexdigest(), hashlib.new('sha256', b'x').hexdigest()[:8])
pprint({'name': ['spam', 'eggs', 'lumberjack', 'knights', 'ni'] * 3, 'nested': {'a': (1, 2)}})
