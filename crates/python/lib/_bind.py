"""Binds arguments to parameters as a call does, for functions that are made without source (namedtuple, dataclass)."""


def _names(names):
    shown = [repr(name) for name in names]
    if len(shown) == 1:
        return shown[0]
    if len(shown) == 2:
        return f'{shown[0]} and {shown[1]}'
    return f"{', '.join(shown[:-1])}, and {shown[-1]}"


def _missing(function, kind, names):
    plural = '' if len(names) == 1 else 's'
    raise TypeError(f'{function}() missing {len(names)} required {kind} argument{plural}: {_names(names)}')


def _too_many(function, positional, defaults, keyword_only, args, given):
    """`args` and `positional` without `self`, which messages count."""
    most = len(positional) + 1
    optional = len([name for name in positional if name in defaults])
    if optional:
        takes, plural = f'from {most - optional} to {most}', 's'
    else:
        takes, plural = str(most), '' if most == 1 else 's'
    named = len([name for name in keyword_only if name in given])
    count = len(args) + 1
    extra = ''
    if named:
        extra = f" positional argument{'' if count == 1 else 's'} (and {named} keyword-only argument{'' if named == 1 else 's'})"
    verb = 'was' if count == 1 and not named else 'were'
    raise TypeError(f'{function}() takes {takes} positional argument{plural} but {count}{extra} {verb} given')


def bind(function, positional, defaults, keyword_only, args, kwargs):
    """A dictionary from names to values; names with a default that were not given are not in it. `self` is not counted among `args`."""
    bound = dict(zip(positional, args))
    for name, value in kwargs.items():
        if name in bound:
            raise TypeError(f'{function}() got multiple values for argument {name!r}')
        if name not in positional and name not in keyword_only:
            raise TypeError(f'{function}() got an unexpected keyword argument {name!r}')
        bound[name] = value
    if len(args) > len(positional):
        _too_many(function, positional, defaults, keyword_only, args, bound)
    missing = [name for name in positional if name not in bound and name not in defaults]
    if missing:
        _missing(function, 'positional', missing)
    missing = [name for name in keyword_only if name not in bound and name not in defaults]
    if missing:
        _missing(function, 'keyword-only', missing)
    return bound
