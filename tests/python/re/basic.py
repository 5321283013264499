import re


def attempt(act):
    try:
        print(repr(act()))
    except Exception as error:
        print(type(error).__name__, str(error).replace('sre_constants', 're'))


m = re.search(r'(\d+)-(\d+)', 'tel 123-456 x')
print(m, m.group(), m.group(0), m.group(1), m.group(1, 2), m[2], m.groups(), m.start(), m.end(), m.span(), m.span(2), m.lastindex, m.pos, m.endpos, m.string, m.re, bool(m), m.regs)
n = re.match(r'(?P<first>\w+) (?P<last>\w+)?(x)?', 'Ann Lee'); print(n.groupdict(), n['first'], n.group('last'), n.lastgroup, n.groups(), n.groups('-'), n.start('last'), n.span(3), n.expand(r'\2, \g<first>!\g<1>'))
print(re.match('b', 'abc'), re.search('b', 'abc').start(), re.fullmatch('abc', 'abc'), re.fullmatch('ab', 'abc'), re.findall(r'\w+', 'the quick fox'), re.findall(r'(\w)(\w)', 'abcd'), re.findall(r'a(\d)?', 'a1 a a2'), re.findall('', 'ab'))
print([x.span() for x in re.finditer('a*', 'baac')], re.split(r'[,;]\s*', 'a, b;c'), re.split(r'(,)', 'a,b'), re.split(',', 'a,b,c', 1), re.split('x*', 'axbc'), re.split('', 'ab'), re.split(r'(a)|b', 'xbya'))
print(re.sub(r'\d', '#', 'a1b22'), re.sub('(a)(b)', r'\2\1', 'abab'), re.sub('a', lambda m: m.group().upper(), 'banana', count=2), re.subn('a', 'x', 'banana'), re.sub('x*', '-', 'abxd'), re.sub('a', r'\n\\', 'a'), re.sub('(?P<n>a)', r'<\g<n>\g<0>\g<1>0>', 'a'), re.sub('(a)|b', r'[\1]', 'ab'), re.sub('a', r'\.', 'a'))
p = re.compile(r'a.c', re.I | re.S); print(p, p.pattern, p.flags, p.groups, p.search('xA\nC'), p.findall('abcAxC'), p.match('abc', 0, 2), p.search('abcabc', 1).start(), re.compile('a') == re.compile('a'), re.compile(p) is p, repr(re.compile('x', re.M | re.X)), p.groupindex)
print(re.escape('a.b*c[d] e-f_g/é'), re.escape(b'a.b'), re.findall(b'\\w+', b'ab cd'), re.sub(b'a', b'x', b'banana'), re.IGNORECASE, repr(re.I | re.M), re.I | re.M == 10, re.search('É', 'é', re.I), re.A, int(re.X))
print(re.findall(r'^\w', 'a\nb', re.M), re.findall(r'(?m)^\w', 'a\nb'), re.search(r'''
    (\d+)   # number
    \s* ([a-z]+)
''', '12  km', re.VERBOSE).groups(), re.search('(?i)HELLO', 'say hello').group(), re.findall('.', 'a\nb', re.DOTALL))
for pattern in ('(', ')', '*a', 'a**', '[', 'a{2,1}', '\\', '(?P<n>a)(?P<n>b)', r'\2', '(?<=a+)b', '(?P<1>a)', '\\q', '(?z)', '[z-a]', 'a\n(b'):
    attempt(lambda: re.compile(pattern))
for repl in (r'\2', r'\g<x>', r'\g<', r'\q', r'\g<9>', '\\', r'\g<a b>', r'\g'):
    attempt(lambda: re.sub('(a)', repl, 'a'))
attempt(lambda: re.search(5, 'a'))
attempt(lambda: re.search('a', 5))
attempt(lambda: re.search('a', b'a'))
attempt(lambda: re.search(b'a', 'a'))
attempt(lambda: m.group(9))
attempt(lambda: m.group('no'))
attempt(lambda: m['x'])
attempt(lambda: re.sub('a', 5, 'a'))
attempt(lambda: re.compile(p, re.I))
try:
    re.compile('a(b')
except re.error as error:
    print(error.msg, error.pos, error.pattern, error.lineno, error.colno, isinstance(error, Exception))
