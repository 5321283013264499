"""`__getattr__` and its kin: what is missing is asked of another object, and what is set is watched."""


class Proxy:
    def __init__(self, target):
        object.__setattr__(self, "_target", target)
        object.__setattr__(self, "_log", [])

    def __getattr__(self, name):
        self._log.append(f"get {name}")
        return getattr(self._target, name)

    def __setattr__(self, name, value):
        self._log.append(f"set {name}")
        setattr(self._target, name, value)

    def __delattr__(self, name):
        self._log.append(f"del {name}")
        delattr(self._target, name)


class Box:
    size = 3

    def area(self):
        return self.size**2


box = Box()
proxy = Proxy(box)
print(proxy.size, proxy.area())
proxy.size = 5
print(box.size, proxy.area(), hasattr(proxy, "weight"))
del proxy.size
print(box.size, proxy._log)
try:
    proxy.weight
except AttributeError as error:
    print(error)
try:
    del proxy.size
except AttributeError as error:
    print(error)

# Special methods are looked up in the class, so nobody delegates them.
numbers = Proxy([1, 2, 3])
print(numbers.__len__())
try:
    len(numbers)
except TypeError as error:
    print(error)


class Loud:
    def __getattribute__(self, name):
        if name == "secret":
            raise AttributeError("not for you")
        return object.__getattribute__(self, name)

    def __getattr__(self, name):
        return f"no {name} here"


loud = Loud()
loud.plain = 1
print(loud.plain, loud.secret, loud.other, getattr(loud, "x", "default"))
