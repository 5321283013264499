"""Regular expressions: groups, substitution by functions, splits, flags, looking around, and errors."""
import re

log = "2024-01-05 ERROR disk full (code=28)\n2024-01-06 INFO ok\n2024-02-07 ERROR timeout (code=110)"
pattern = re.compile(r"^(?P<date>\d{4}-(\d\d)-\d\d) (?P<level>[A-Z]+) (?P<text>.*?)(?: \(code=(?P<code>\d+)\))?$", re.M)
for match in pattern.finditer(log):
    print(match.group("date", "level"), match[2], match["text"], match.groupdict(default="-")["code"], match.span(), match.start("level"), match.lastgroup)
print(pattern.groups, dict(pattern.groupindex), pattern.findall(log)[1], len(pattern.pattern), re.findall(r"\d+", log)[:4], re.findall(r"(\w)(\d)", "a1 b2"), re.findall(r"x*", "axb"))
print(re.sub(r"(\w+) (\w+)", r"\2 \1", "hello world"), re.sub(r"\d+", lambda m: str(int(m[0]) * 2), "a1 b20"), re.sub("a", "b", "aaaa", count=2), re.subn(r"\s+", " ", "a  b \n c"), re.sub(r"(?P<x>.)", r"<\g<x>\g<0>>", "ab"), re.sub("", "-", "ab"))
print(re.split(r"[,;]\s*", "a, b;c"), re.split(r"([,;])", "a,b;c"), re.split(r"\s", "a b c", maxsplit=1), re.split(r"x*", "axbc"), re.split(",", ""))
print(re.match("b", "abc"), re.search("b", "abc"), re.fullmatch("a.c", "abc"), re.match("a|ab", "abc").group(), re.fullmatch("a|ab", "ab").group(), re.search("(a)|(b)", "b").groups(), re.match("(a)?", "").groups("none"))
print(re.findall(r"(?i)HELLO", "Hello hello"), re.findall(r"a.b", "a\nb", re.S), re.findall("^b", "a\nb", re.M), re.findall(r"\bfoo\b", "foo food foo"), re.findall(r"(?<=\$)\d+", "$5 6 $7"), re.findall(r"\w+(?=!)", "hi! yo"), re.findall(r"(?<!a)b", "ab bb"), re.findall(r"a(?!b)", "ab ac"))
print(re.findall(r"<.+>", "<a><b>"), re.findall(r"<.+?>", "<a><b>"), re.findall(r"(\w)\1", "aabbc"), re.findall(r"a{2,3}", "a aa aaaa"), re.findall(r"[^a-c\s]", "a d b-"), re.findall(r"[\]\-]", "a]-"), re.findall(r"\.", "a.b"), re.findall("é", "é"), re.findall(r"[à-ü]+", "déjà"))
verbose = re.compile(r"""
    (?P<user> [\w.]+ )   # the name
    @
    (?P<host> [\w.]+ )   # the place
""", re.VERBOSE)
print(verbose.search("mail ada@lab.org now").groupdict(), re.escape("a.b*c"), verbose.flags & re.X == re.X, re.compile("a") == re.compile("a"), bool(re.match("", "")))
m = re.match(r"(\d+)-(\d+)", "12-345!")
print(m, m.re.pattern, m.string, m.groups(), m.end(2), m.expand(r"\2:\1"), m.pos, m.endpos, m.lastindex, tuple(map(int, m.groups())))
print(re.compile("b").search("abab", 2).start(), re.compile("^a").match("ba", 1), re.compile("a$").search("ab", 0, 1), [m.group() for m in re.finditer("..", "abcde")], re.compile(r"\d").sub("#", "a1b2"), re.sub(r"\\", "/", "a\\b"))
for text in ("(", ")", "[a", "*a", "a**", "(?P<1>a)", "(?P=x)", "\\", "a{2,1}", "(?<=a*)b", r"\1", "(?z)", "(?P<a>x)(?P<a>y)", "[z-a]", r"\q"):
    try:
        re.compile(text)
        print(text, "compiles")
    except re.error as error:
        print(f"{text!r}: {error}")
for attempt in (lambda: m.group(3), lambda: m.group("x"), lambda: re.sub("a", r"\2", "a"), lambda: re.findall(b"a", "a"), lambda: re.match("a", 5), lambda: re.match("b", "a").group()):
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)
