from contextlib import AbstractContextManager, AbstractAsyncContextManager

try:
    AbstractContextManager()
except TypeError as e:
    print("TypeError:", e)
class Mine(AbstractContextManager):
    def __exit__(self, *exc): print("exit", exc[0])
with Mine() as m:
    print(type(m).__name__)
class Duck:
    def __enter__(self): pass
    def __exit__(self, *a): pass
print(issubclass(Duck, AbstractContextManager), isinstance(Duck(), AbstractContextManager), issubclass(int, AbstractContextManager))
print(issubclass(Duck, AbstractAsyncContextManager))
