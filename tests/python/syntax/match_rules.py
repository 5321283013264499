"""`match`: what binds when, what is looked up, and what a class must offer."""


class Codes:
    OK = 200
    LOST = 404


def status(code):
    match code:
        case Codes.OK:
            return "ok"
        case Codes.LOST:
            return "lost"
        case other:
            return f"code {other}"


print(status(200), status(404), status(5))
x = "before"
match [1, 2, 3]:
    case [x, 9, _]:
        pass
    case [_, y, _] if (x, y) == (1, 2):
        print("names of a failed case stay bound")
    case _:
        print("x is", x)


class Pair:
    __match_args__ = ("left", "right")

    def __init__(self, left, right):
        self.left, self.right = left, right


match Pair(1, Pair(2, 3)):
    case Pair(a, Pair(b, right=c)):
        print(a, b, c)
for pattern in ("too many", "no such attribute"):
    try:
        match Pair(1, 2):
            case Pair(1, 2, 3) if pattern == "too many":
                pass
            case Pair(middle=1):
                print("never")
            case Pair():
                print("a pair after all")
    except TypeError as error:
        print(error)


class Bare:
    pass


try:
    match Bare():
        case Bare(1):
            pass
except TypeError as error:
    print(error)
match {"a": 1, "b": {"c": [10, 20]}}:
    case {"b": {"c": [*_, last]}}:
        print(last)
match "text":
    case [*letters]:
        print("never")
    case str() as whole:
        print(whole)
match 1.0, True, "s":
    case 1, 1, "s":
        print("equal, not identical")
match 3:
    case -3:
        print("minus")
    case 1 | 2 | 3 as small:
        print("small", small)


def command(text):
    match text.split():
        case ["go", ("north" | "south") as way]:
            return way
        case ["get", thing, *adjectives]:
            return thing, adjectives
        case ["quit" | "exit"]:
            return None
    return "what?"


print(command("go south"), command("go up"), command("get lamp old dusty"), command("exit"), command(""))
