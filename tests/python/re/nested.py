import re

for pattern, text in ((r'(a(b)?)+', 'abaab'), (r'(?:(\w)(\d)?)*', 'a1b'), (r'((a)|b)*', 'ab'), (r'(?=(\w+))\1:', 'abc:'), (r'(?<=(\w))-(?!x)', 'a-x b-y'), (r'(?P<q>[\'"]).*?(?P=q)', '''say "it's" now'''),
                      (r'^(\d{1,3})(?:,(\d{3}))*$', '1,234,567'), (r'(\()?\w+(?(1)\)|!)', '(ab) cd!'), (r'(?i:A)b', 'ab aB Ab'), (r'(?s:.)(?-s:.)' if False else r'(?s:.).', '\nab'), (r'(a+|b+)*c', 'aabbc'), (r'x(?:a{2}b?)+?y', 'xaabaay'),
                      (r'(\w+?)\1', 'abab'), (r'\b(\w)(\w)?\2?\1\b', 'abba aba aa'), (r'(?:(a)|(b)|(c))+', 'cab')):
    print(pattern, [(m.group(), m.groups(), m.lastindex) for m in re.finditer(pattern, text)])
