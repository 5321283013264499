"""Makes `re/cases.txt`: patterns, texts, and what CPython finds there. Run it with python3 and keep what it prints."""

import json
import re

TEXTS = ['', 'a', 'abc', 'aaa', 'abab', 'aAbB', 'a1b22', 'x=1, y=22', 'foo bar  baz', 'one\ntwo\n', 'a\n\nb', 'héé Ünï', '((x))', '"q" \'r\'', 'aab', '2020-01-02', 'abcabc', 'a_b-c', 'éa', '٣4']
PATTERNS = r'''
a ¦ b ¦ ab* ¦ a+? ¦ a* ¦ a? ¦ a{2} ¦ a{1,2} ¦ a{,1} ¦ a{2,} ¦ (a)(b)? ¦ (a|ab)(c|bc) ¦ [abc]+ ¦ [^abc]+ ¦ [a-c] ¦ \d+ ¦ \D+ ¦ \w+ ¦ \W+ ¦ \s+ ¦ \S+ ¦ \b ¦ \B ¦ \ba ¦ ^ ¦ $ ¦ ^. ¦ .$ ¦ (?m)^. ¦ (?m).$ ¦ (?m)$ ¦ . ¦ (?s).+ ¦ \A. ¦ .\Z ¦ (?i)AB ¦ (?i:a)B ¦ (?i)[A-B]+ ¦ (.)\1 ¦ (?P<x>a)(?P=x) ¦ (?P<k>\w)=(?P<v>\d+) ¦ a(?=b) ¦ a(?!b) ¦ (?<=a)b ¦ (?<!a)b ¦ (?:ab)+ ¦ (?:a|b)*c ¦ (a*)* ¦ (a*)+ ¦ (?:a?)*?b ¦ (a) ¦ ((a)(b)) ¦ (a)?b ¦ (?>a+)b ¦ a++b ¦ a*+ ¦ (a)?(?(1)b|c) ¦ x* ¦ (x)? ¦ (?:x|a)??b ¦ [\w-]+ ¦ []a] ¦ [^]a] ¦ [a\]] ¦ [-a] ¦ [a-] ¦ [\d_]+ ¦ (\d+)-(\d+) ¦ (\w+) (\w+) ¦ "[^"]*" ¦ '.*?' ¦ \( ¦ \) ¦ \((.)\) ¦ \(+ ¦ (\w)(\w)? ¦ (\w)+ ¦ (?:(\w),?)+ ¦ (a|b)+? ¦ (a|b){2} ¦ (a|b){1,2}? ¦ (?:ab){2} ¦ (ab){0}c ¦ a{0} ¦ () ¦ (|a)+ ¦ (a|)+ ¦ (?:) ¦  ¦ (a(b(c))) ¦ \. ¦ \n ¦ [\n] ¦ é ¦ [à-ï]+ ¦ (?i)É ¦ (?a)\w+ ¦ (?a)\d+ ¦ (?x) a b # c ¦ (?x)a\ b ¦ ( ¦ a(b|) ¦ *a ¦ a** ¦ + ¦ [ ¦ [a ¦ [] ¦ \q ¦ [\q] ¦ [b-a] ¦ a{3,1} ¦ a{1,2}{3} ¦ \1 ¦ (a)\2 ¦ (a\1) ¦ (?P<a>x)(?P<a>y) ¦ (?P<1a>x) ¦ (?P<>x) ¦ (?P<a ¦ (?P=a) ¦ (?Px) ¦ (? ¦ (?x ¦ (?! ¦ (?<=a*)b ¦ (?<a) ¦ (?y) ¦ a(?i)b ¦ (?i- ¦ (?i-:a) ¦ (?-i) ¦ (?i ¦ (?iz) ¦ (?# ¦ (?(1)a) ¦ (?(x)a) ¦ (?(0)a) ¦ \x1 ¦ \400 ¦ x{ ¦ x{1 ¦ {1} ¦ { ¦ (?au) ¦ (?L) ¦ ^* ¦ \b* ¦ (?=a)* ¦ (?>a ¦ (*) ¦ (?P>a) ¦ a{x} ¦ a{1,2 ¦ \x61 ¦ \u0061 ¦ \141 ¦ [\x61-\x63] ¦ \07 ¦ \8 ¦ [\1] ¦ [\8] ¦ (?#note)a ¦ (?:a(?i:B)) ¦ (?i)a(?-i:B) ¦ (?s:.) ¦ (?m:^)a ¦ \Aa\Z ¦ (?P<n>a)(?(n)b|c) ¦ (?<=ab)c ¦ (?<=(a))b ¦ (?<=a|b)c ¦ (?=(a))\1 ¦ (?!(a))b ¦ (?=a*$)a ¦ (a+)(b+)? ¦ (?:(a)|b)* ¦ (?:(a)|(b))* ¦ (?:a(?=b)|b)+ ¦ (?:aa|a)+?b ¦ ((a)|b)+\2? ¦ ^a*?$ ¦ ^(?:a|b)*?$ ¦ (?:a{2}){1} ¦ (?:(?:a){2}){1}b ¦ (?:a+){2} ¦ (?:a*){3}b ¦ (?:a|ab)(?:c|bcd)?(?:d*) ¦ (a)(?(1)b|c|d) ¦ (?(1 ¦ \\ ¦ a\ ¦ a|* ¦ |* ¦ a|b ¦ a||b ¦ abc|ab|a ¦ (?:ab|a)(?:bc|c) ¦ (?i)ÉÉ|é ¦ (?i)[É] ¦ (?<!ab)c ¦ (?<=^a)b ¦ ^(a(b)?)+$ ¦ (a(b)?)+ ¦ (?:(a)|(ab))(?:c|) ¦ (?P=a ¦ (?P<é>é)(?P=é) ¦ (?P<a b>x) ¦ (?-:a) ¦ (?i: ¦ \08 ¦ (?< ¦ (?P ¦ a*+* ¦ [^ ¦ [\d-a] ¦ [a-\d] ¦ (\w+)\s(\w+)\s*(?P<last>\w*) ¦ (?x)( a | b ) [#]? # comment ¦ (?:.(?=\n))+ ¦ .*?o ¦ (.*)(\d)(.*) ¦ (.*?)(\d+) ¦ ^\s*$ ¦ (?m)^\s*$ ¦ \S+@\S+|\d{4}-\d{2}
'''.strip('\n').split(' ¦ ')


def found(pattern, text):
    try:
        compiled = re.compile(pattern)
    except re.error as error:
        return f'error: {error.msg}' + (f' at {error.pos}' if error.pos is not None else '')
    return '|'.join([','.join(['-' if part is None else part for part in (match[0], *match.groups())]) for match in compiled.finditer(text)])


def main():
    import warnings
    warnings.simplefilter('ignore')
    seen = set()
    for pattern in PATTERNS:
        if pattern in seen:
            continue
        seen.add(pattern)
        before = None
        for text in TEXTS:
            result = found(pattern, text)
            if result != before and (result or text in ('', 'abc')):
                print('\t'.join([json.dumps(part, ensure_ascii=False) for part in (pattern, text, result)]))
            if result.startswith('error'):
                break


main()
