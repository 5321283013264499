"""cached_property, partialmethod, singledispatchmethod, cmp_to_key and reduce in classes."""
from functools import cached_property, cmp_to_key, lru_cache, partial, partialmethod, reduce, singledispatch, singledispatchmethod, wraps


class Report:
    def __init__(self, lines):
        self.lines = lines

    @cached_property
    def words(self):
        """All words."""
        print("counting")
        return sum(len(line.split()) for line in self.lines)

    def show(self, mark, *, end="!"):
        return f"{mark}{self.words}{end}"

    star = partialmethod(show, "*")
    quiet = partialmethod(show, "-", end="")

    @singledispatchmethod
    def add(self, what):
        return f"cannot add {type(what).__name__}"

    @add.register
    def _(self, what: str):
        return self.lines.append(what)

    @add.register(list)
    def _(self, what):
        return [self.add(item) for item in what]


report = Report(["a b", "c"])
print(report.words, report.words, report.star(), report.quiet(), report.star(end="?"), Report.words.__doc__)
report.add("d e f")
print(report.words, report.add(["x", 3]), report.add(2.5))
del report.words
print(report.words, sorted(vars(report)))


def by_length_then_text(a, b):
    return len(a) - len(b) or (a > b) - (a < b)


print(sorted(["ccc", "a", "bb", "aa"], key=cmp_to_key(by_length_then_text)), max(["b", "aa"], key=cmp_to_key(by_length_then_text)))
print(reduce(lambda total, n: total * n, [1, 2, 3, 4]), reduce(max, [3, 9, 2], 5), reduce(lambda a, b: f"({a}{b})", "abcd"), reduce(None, [7]))
power = partial(pow, exp=2)
print(power(5), partial(power, 3)(), partial(print, "a", sep="-").keywords, partial(int, base=2)("101"), power.func is pow, partial(max, 3).args)


@singledispatch
def size(what):
    return "unknown"


@size.register(int)
@size.register(float)
def _(what):
    return "number"


@size.register
def _(what: list | tuple):
    return "sequence"


print(size(1), size(2.5), size([]), size(()), size("x"), size(True), size.dispatch(bool) is size.dispatch(int), sorted(c.__name__ for c in size.registry))


@lru_cache(maxsize=2)
def slow(n):
    print("computing", n)
    return -n


print([slow(n) for n in (1, 2, 1, 3, 2)], slow.cache_info(), slow.cache_parameters())
slow.cache_clear()
print(slow.cache_info().currsize, slow.__wrapped__(5), slow.__name__)
for attempt in (lambda: slow([]), lambda: reduce(max, []), lambda: partial(), lambda: partial(3), lambda: singledispatch(len)()):
    try:
        attempt()
    except TypeError as error:
        print(error)
