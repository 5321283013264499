"""What happens in the body of a class: its scope, its names, nested classes, annotations, private names."""

x = "module"


class Body:
    x = "class"
    copied = x
    numbers = [n for n in range(3)]
    outer_in_comprehension = [x for _ in range(1)]
    if True:
        branch = "taken"
    for index in range(2):
        pass

    def method(self):
        return x, self.x, __class__.__name__

    class Inner:
        depth = 2

        def where(self):
            return type(self).__qualname__

    del branch


print(Body.copied, Body.numbers, Body.outer_in_comprehension, Body.index, hasattr(Body, "branch"))
print(Body().method(), Body.Inner().where(), Body.Inner.depth, Body.__module__)


class Account:
    __rate = 0.5
    count: int
    owner: str = "nobody"

    def __init__(self):
        self.__secret = 42

    def __hidden(self):
        return self.__secret * self.__rate

    def show(self):
        return self.__hidden()


account = Account()
print(account.show(), account._Account__secret, sorted(vars(account)))
print(Account.__annotations__, hasattr(Account, "count"), Account.owner)
try:
    account.__secret
except AttributeError as error:
    print(error)


class Sub(Account):
    def __init__(self):
        super().__init__()
        self.__secret = "sub"


sub = Sub()
print(sub.show(), sub._Sub__secret, sorted(vars(sub)))
Account.added = lambda self: f"added to {type(self).__name__}"
print(account.added(), sub.added())
shared = type("Shared", (), {"items": []})
one, other = shared(), shared()
one.items.append(1)
other.items += [2]
print(shared.items, "items" in vars(one), "items" in vars(other))
