"""Chains: cause, context, `from None`, and what each of them keeps."""


def show(error):
    print(repr(error), "| cause", repr(error.__cause__), "| context", repr(error.__context__), "|", error.__suppress_context__)


def fail(how):
    try:
        {}["key"]
    except KeyError as error:
        if how == "implicit":
            raise ValueError(how)
        if how == "from":
            raise ValueError(how) from error
        if how == "none":
            raise ValueError(how) from None
        if how == "other":
            raise ValueError(how) from OSError("another cause")
        if how == "class":
            raise ValueError from LookupError
        raise


for how in ("implicit", "from", "none", "other", "class", "again"):
    try:
        fail(how)
    except Exception as error:
        show(error)

try:
    raise ValueError("v") from "no exception"
except TypeError as error:
    print(error)

error = ValueError("by hand")
error.__cause__ = KeyError("set")
show(error)
for wrong in ("text", int):
    try:
        error.__cause__ = wrong
    except TypeError as problem:
        print(problem)
error.__cause__ = None
show(error)

try:
    try:
        try:
            1 / 0
        except ZeroDivisionError:
            raise KeyError("second")
    except KeyError:
        raise OSError("third")
except OSError as last:
    chain = []
    while last is not None:
        chain.append(type(last).__name__)
        last = last.__context__
    print(" < ".join(chain))

# The same exception raised again while it is handled has no context of itself.
try:
    try:
        raise ValueError("same")
    except ValueError as same:
        try:
            raise KeyError("between")
        except KeyError:
            raise same
except ValueError as got:
    show(got)
