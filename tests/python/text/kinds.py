"""What kind of text: the `is` methods, cases, and characters beyond ASCII."""

samples = ["abc", "ABC", "Abc Def", "abc1", "123", "½", "²", "a b", " ", "", "é", "ß", "_x", "1a", "Ⅷ", "\n", "日本", "ǅ"]
methods = "isalpha isdigit isdecimal isnumeric isalnum isspace islower isupper istitle isidentifier isprintable isascii".split()
for sample in samples:
    print(repr(sample), "".join("x" if getattr(sample, method)() else "." for method in methods))
print("straße".upper(), "STRASSE".casefold() == "straße".casefold(), "ÀÉ".lower(), "it's a title".title(), "hELLO wORLD".capitalize())
print("Hello".swapcase(), "ǆ".title(), "ﬁ".upper(), "İ".lower() == "i̇", "ς".upper(), "ΑΣ".lower())
print(ord("a"), chr(8364), chr(128512), ord("€"), "\u20ac" == "€", len("😀"), "e\u0301" == "é", ascii("é€😀"))
print("abc" < "abd", "Z" < "a", "é" > "z", sorted(["b", "A", "a", "B"]), sorted(["b", "A", "a", "B"], key=str.lower))
print("é".encode(), "é".encode("latin-1"), "é".encode("utf-16-le"), b"\xc3\xa9".decode(), bytes("abc", "ascii"))
for attempt in (lambda: "é".encode("ascii"), lambda: b"\xff".decode(), lambda: b"\xe9".decode("ascii"), lambda: "a".encode("nonsense")):
    try:
        attempt()
    except (UnicodeError, LookupError) as error:
        print(type(error).__name__, error)
print("é".encode("ascii", "ignore"), "é€".encode("ascii", "replace"), "é".encode("ascii", "xmlcharrefreplace"), "é".encode("ascii", "backslashreplace"))
print(b"a\xffb".decode("utf-8", "replace"), b"a\xffb".decode("utf-8", "ignore"), b"a\xffb".decode("ascii", "backslashreplace"))
print(repr("\x00\x07\x1b\x7f\xa0\u200b\ud7ff"), repr("tab\there"), repr('both \' and "'), repr("it's"), repr("\\"))
