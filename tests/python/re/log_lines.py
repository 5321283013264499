"""As programs use it."""
import re
from collections import Counter

LOG = '''2024-05-01 10:00:01 INFO [Thread-1] started job 17
2024-05-01 10:00:02 WARN [Thread-2] slow answer: 2.5s
2024-05-01 10:00:05 INFO [Thread-1] finished job 17 in 4.0s
bad line
2024-05-01 10:01:00 ERROR [MainThread] lost update: counter=1999'''
LINE = re.compile(r'^(?P<date>\d{4}-\d\d-\d\d) (?P<time>[\d:]+) (?P<level>[A-Z]+) \[(?P<thread>[^\]]+)\] (?P<text>.*)$', re.M)
rows = [m.groupdict() for m in LINE.finditer(LOG)]
print(len(rows), Counter(row['level'] for row in rows), sorted({row['thread'] for row in rows}))
for row in rows:
    print(row['time'], re.findall(r'\d+\.\d+|\d+', row['text']))
print(re.sub(r'(\d{4})-(\d\d)-(\d\d)', r'\3.\2.\1', LOG.splitlines()[0]))
print([bool(re.fullmatch(r'[\w.+-]+@[\w-]+\.[\w.]+', text)) for text in ('a@b.cd', 'x.y+z@host-1.example.org', 'no', 'a@b', '@b.c')])
tokens = re.compile(r'\s*(?:(\d+\.?\d*)|(.))')
print([number or sign for number, sign in tokens.findall('3 + 4.5*(2 - x)')])
print(re.split(r'\W+', 'Words, words, words.'), re.sub(r'\s+', ' ', '  too   many \n spaces ').strip())
print(re.sub(r'(?<!^)(?=[A-Z])', '_', 'camelCaseName').lower(), re.sub(r'_(\w)', lambda m: m[1].upper(), 'snake_case_name'))
print(re.findall(r'(\w+)=("[^"]*"|\S+)', 'a=1 b="x y" c=z'))
