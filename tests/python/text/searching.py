"""Methods of texts that find, count, split and replace."""

line = "one, two,three ,four"
print(line.split(","), line.split(", "), line.rsplit(",", 1), line.split(",", 2), " a  b ".split(), " a  b ".split(" "))
print(line.partition(","), line.rpartition(","), line.partition("|"), line.rpartition("|"))
print(line.find("t"), line.rfind("t"), line.find("x"), line.find("t", 6), line.find("t", 6, 8), line.index("two"), line.count("o"))
print("aaaa".count("aa"), "abc".count(""), "".count(""), "aaa".replace("a", "b", 2), "abc".replace("", "-"), "aXbX".replace("X", ""))
print("banana".strip("ab"), "xxhixx".lstrip("x"), "xxhixx".rstrip("x"), "  pad\n".strip(), "a.b.c".rstrip(".bc"))
print("report.txt".removesuffix(".txt"), "report.txt".removeprefix("rep"), "a".removesuffix("b"), "aa".removeprefix("a"))
print("report".startswith("re"), "report".startswith(("x", "re")), "report".endswith("rt", 0, 4), "report".startswith("port", 2))
print("a\nb\r\nc\x0bd\n".splitlines(), "a\nb\n".splitlines(True), "".splitlines(), "\n".splitlines())
print("-".join(["a", "b"]), "".join(str(n) for n in range(5)), "ab".join("xyz"), ", ".join([]), "a" in "abc", "" in "abc")
print("line\tone\tx".expandtabs(8), "a\tb".expandtabs(2), "abc".zfill(6), "-42".zfill(6), "+1".zfill(1))
print("left".ljust(8, "."), "right".rjust(8, "."), "mid".center(8, "."), "mid".center(2), "ab".center(5, "*"))
for attempt in (lambda: line.index("x"), lambda: line.split(""), lambda: ",".join([1]), lambda: line.find(3), lambda: "a".center(5, "ab"),
                lambda: line.replace("a"), lambda: line.startswith(["a"]), lambda: line + 1, lambda: line * "a", lambda: line.rindex("x")):
    try:
        attempt()
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
table = str.maketrans("abc", "xyz", "-")
print("a-b-c-d".translate(table), "hello".translate({ord("l"): None, ord("o"): "0!"}), str.maketrans({"a": 1}))
print("hello"[1], "hello"[-1], "hello"[1:4], min("hello"), max("hello"), sorted("hello"), list(reversed("abc")), len("héllo"))
print("%s is %d years and %.1f%% done" % ("Ada", 36, 99.5), "%5s|%-5s|%05d|%x|%r|%c" % ("a", "b", 42, 255, "q", "z"), "%(k)s" % {"k": 1})
