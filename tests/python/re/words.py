import re

text = 'Ünïcode wörds, 数字 ٣٤ and_under_scores; tabs\tand\nnewlines\x1c.'
for pattern in (r'\w+', r'\W+', r'\d', r'\s', r'\b\w', r'(?a)\w+', r'[^\W\d_]+', r'(?i)ü', r'[À-ÿ]', r'\S+$', r'.+'):
    print(pattern, re.findall(pattern, text))
print(re.findall(r'\bfoo\b', 'foo foo. food _foo'), re.sub(r'\B', '-', 'ab c'), re.findall(r'\Aab|ab\Z', 'abcab'), re.findall(r'a$', 'a\na\n'), re.findall(r'(?m)a$', 'a\na\n'))
