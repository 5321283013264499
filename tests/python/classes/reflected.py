"""Who is asked first: the left side, the right side, or the subclass."""

calls = []


class Number:
    def __init__(self, name):
        self.name = name

    def _note(self, method):
        calls.append(f"{self.name}.{method}")
        return NotImplemented

    def __add__(self, other):
        return self._note("add")

    def __radd__(self, other):
        return self._note("radd")

    def __iadd__(self, other):
        return self._note("iadd")

    def __lt__(self, other):
        return self._note("lt")

    def __gt__(self, other):
        return self._note("gt")

    def __eq__(self, other):
        return self._note("eq")


class Special(Number):
    def __radd__(self, other):
        super().__radd__(other)
        return "special"


def show(function):
    calls.clear()
    try:
        result = function()
    except TypeError as error:
        result = error
    print(result, calls)


a, b, s = Number("a"), Number("b"), Special("s")
show(lambda: a + b)
show(lambda: a + s)
show(lambda: s + a)
show(lambda: 1 + a)
show(lambda: a + 1)
show(lambda: a < b)
show(lambda: a > 3)
show(lambda: a < s)
show(lambda: a == b)
show(lambda: a != b)
show(lambda: a == a)
show(lambda: a in [b, a])


def in_place():
    x = a
    x += 1


show(in_place)


class Other:
    def __radd__(self, other):
        return f"Other after {type(other).__name__}"

    def __eq__(self, other):
        return True

    __hash__ = None


print(a + Other(), 1 + Other(), 3 == Other(), Other() != 3)
try:
    hash(Other())
except TypeError as error:
    print(error)
