from abc import ABC, abstractmethod


class Account(ABC):
    kinds = {}

    def __init_subclass__(cls, kind=None, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.kind = kind or cls.__name__.lower()
        Account.kinds[cls.kind] = cls

    def __init__(self, owner, balance=0):
        self.owner, self.balance = owner, balance

    @abstractmethod
    def fee(self): ...

    @property
    @abstractmethod
    def rate(self): ...

    @staticmethod
    @abstractmethod
    def bank(): ...

    @classmethod
    def open(cls, *args, **kwargs):
        return cls(*args, **kwargs)


class Savings(Account, kind='save'):
    def fee(self):
        return self.balance * self.rate

    @property
    def rate(self):
        return 0.5

    @staticmethod
    def bank():
        return 'mine'


class Broken(Account):
    rate = 1


a = Savings.open('ann', balance=10); print(a.fee(), a.kind, a.bank(), a.owner, sorted(Account.kinds), isinstance(a, Account))
try:
    Broken('bob', 1)
except TypeError as error:
    print(error)
try:
    Savings()
except TypeError as error:
    print(error)
Broken.fee = lambda self: 1
try:
    Broken('bob', 1)
except TypeError as error:
    print(error)
