"""Exception groups and `except*`: parts, rests, nested groups, and what they refuse."""


def group(*errors, name="group"):
    return ExceptionGroup(name, list(errors))


def run(error):
    try:
        raise error
    except* ValueError as part:
        print("values", part.exceptions)
    except* (KeyError, IndexError) as part:
        print("lookups", part.exceptions)
    else:
        print("never")


run(group(ValueError(1), KeyError("k"), ValueError(2), IndexError("i")))
run(ValueError("alone"))
try:
    run(group(ValueError(1), OSError("left")))
except ExceptionGroup as rest:
    print("rest", rest, rest.exceptions)

nested = group(ValueError(1), group(TypeError(2), ValueError(3), name="inner"))
print(repr(nested))
print(nested.subgroup(ValueError), nested.split(TypeError)[0], nested.subgroup(OSError))
matching, rest = nested.split(lambda error: isinstance(error, ValueError) and error.args[0] > 1)
print(repr(matching), repr(rest))
print(str(nested), nested.message, len(nested.exceptions), isinstance(nested, Exception))

try:
    try:
        raise group(ValueError("v"), KeyError("k"))
    except* ValueError:
        raise TypeError("new one")
except ExceptionGroup as both:
    print([type(error).__name__ for error in both.exceptions])
try:
    try:
        1 / 0
    except* ValueError:
        pass
except ZeroDivisionError as error:
    print(error)
for wrong in (lambda: ExceptionGroup("g", []), lambda: ExceptionGroup("g", [3]), lambda: ExceptionGroup(1, [ValueError()]),
              lambda: ExceptionGroup("g", [KeyboardInterrupt()])):
    try:
        wrong()
    except (TypeError, ValueError) as error:
        print(error)
print(type(BaseExceptionGroup("b", [KeyboardInterrupt()])).__name__, type(BaseExceptionGroup("b", [ValueError()])).__name__)


class Own(ExceptionGroup):
    def derive(self, errors):
        return Own(f"part of {self.message}", errors)


print(repr(Own("own", [ValueError(1), KeyError(2)]).subgroup(KeyError)))
