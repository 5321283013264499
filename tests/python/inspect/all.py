import inspect


def f():
    """Doc.

        Indented.
    """


def g():
    yield


async def c():
    pass


class K:
    """A class."""

    def m(self):
        pass


print(inspect.isfunction(f), inspect.isfunction(len), inspect.isbuiltin(len), inspect.isclass(K), inspect.ismethod(K().m), inspect.isgenerator(g()), inspect.ismodule(inspect), inspect.getdoc(f), inspect.getdoc(K), inspect.getmro(bool))
print(inspect.isgeneratorfunction(g), inspect.isgeneratorfunction(f), inspect.iscoroutinefunction(c), inspect.iscoroutinefunction(f), [name for name, _ in inspect.getmembers(K, inspect.isfunction)])
