"""What `finally` does to results, exceptions and loops."""

log = []


def note(text):
    log.append(text)
    return text


def returns():
    try:
        return note("value")
    finally:
        note("finally")


def overrides():
    try:
        return "lost"
    finally:
        return "kept"


def swallows():
    for _ in range(3):
        try:
            raise ValueError("swallowed")
        finally:
            break
    return "after the loop"


def replaced():
    try:
        raise ValueError("first")
    finally:
        raise KeyError("second")


def nested():
    try:
        try:
            note("body")
            return 1
        finally:
            note("inner")
            raise LookupError("from inner finally")
    except LookupError as error:
        note(f"caught {error}")
        return 2
    finally:
        note("outer")


def value_is_fixed():
    x = 1
    try:
        return x
    finally:
        x = 2


def mutable_is_not():
    x = [1]
    try:
        return x
    finally:
        x.append(2)


print(returns(), overrides(), swallows(), nested(), value_is_fixed(), mutable_is_not())
print(log)
try:
    replaced()
except KeyError as error:
    print(repr(error), repr(error.__context__))


def with_else(number):
    words = []
    try:
        words.append("try")
        1 / number
    except ZeroDivisionError:
        words.append("except")
    else:
        words.append("else")
    finally:
        words.append("finally")
    return words


print(with_else(0), with_else(1))
for number in range(3):
    try:
        if number == 1:
            continue
        print("body", number)
    finally:
        print("finally", number)
else:
    print("else of the loop")
try:
    print(error)
except NameError as gone:
    print(gone)
