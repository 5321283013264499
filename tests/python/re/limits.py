import re

print(len(re.findall('a', 'a' * 10000)), re.match('(?:a|b)*', 'ab' * 2000).end(), len(re.sub('b', '', 'ab' * 3000)), re.search('a{1000}', 'a' * 1500).end(), re.match('(a{2}){3,5}', 'a' * 20).end())
print(re.fullmatch(r'(\w+\s?)+', 'some words that do match').group(), re.search('z$', 'a' * 5000))
print(re.compile('|'.join(f'word{n}' for n in range(200))).search('find word150 here').group())
