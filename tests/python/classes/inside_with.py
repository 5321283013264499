"""Context managers as classes: order, exceptions swallowed and replaced, and what is no manager."""

log = []


class Step:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow

    def __enter__(self):
        log.append(f"+{self.name}")
        return self.name

    def __exit__(self, kind, error, traceback):
        log.append(f"-{self.name}" + (f"({kind.__name__}: {error})" if kind else ""))
        return self.swallow


def show():
    print(" ".join(log))
    log.clear()


with Step("a") as a, Step("b") as b:
    log.append(a + b)
show()
with Step("outer"), Step("inner", swallow=True):
    raise ValueError("gone")
show()
with (
    Step("x"),
    Step("y"),
):
    pass
show()


def leave_early():
    for name in "pqr":
        with Step(name):
            if name == "p":
                continue
            return name


print(leave_early())
show()


class Replaces(Step):
    def __exit__(self, *info):
        super().__exit__(*info)
        raise KeyError("from exit")


try:
    with Replaces("r"):
        raise ValueError("first")
except KeyError as error:
    print(repr(error), repr(error.__context__))
show()


class NoExit:
    def __enter__(self):
        return self


class NoEnter:
    def __exit__(self, *info):
        pass


class BadEnter(Step):
    def __enter__(self):
        raise OSError("cannot open")


for manager in (NoExit(), NoEnter(), BadEnter("bad")):
    try:
        with manager:
            log.append("body")
    except (TypeError, OSError) as error:
        print(type(error).__name__, error)
show()
