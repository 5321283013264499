import string
from string import Template

print(string.ascii_letters, string.digits, string.hexdigits, string.octdigits, string.punctuation, repr(string.whitespace), repr(string.printable))
print(string.capwords('hello wORLD  x'), string.capwords('a-b-c', '-'), repr(string.capwords('  x  ')))
t = Template('$who likes ${what}s for $$5 $who')
print(t.substitute(who='tim', what='pie'), t.substitute({'who': 'a', 'what': 'b'}), t.substitute({'who': 'a', 'what': 'b'}, who='c'), t.safe_substitute(who='x'), t.template, t.get_identifiers(), t.is_valid())
for text, values in (('$', {}), ('$1', {}), ('a\nb $!', {}), ('${x', {'x': 1}), ('$x', {}), ('\n$ ', {})):
    try:
        print(Template(text).substitute(values))
    except Exception as error:
        print(type(error).__name__, error)
    print(Template(text).safe_substitute(values), Template(text).is_valid())
print(string.Formatter().format('{} {a:>4}', 1, a=2))
