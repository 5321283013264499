from types import MappingProxyType, SimpleNamespace

settings = SimpleNamespace(threads=4, queue=SimpleNamespace(size=10))
settings.queue.size += 1; settings.name = 'run'
print(settings, settings.queue.size, vars(settings)['threads'], 'threads' in vars(settings), hasattr(settings, 'nope'))
for name, value in vars(settings.queue).items():
    print(name, value)


class Sub(SimpleNamespace):
    def double(self):
        return self.n * 2


print(Sub(n=3).double(), Sub(n=3), Sub(n=3) == Sub(n=3), SimpleNamespace(**{'a': 1}))
LIMITS = MappingProxyType({'max': 10}); print(LIMITS['max'], {**LIMITS}, dict(LIMITS) == LIMITS)
try:
    LIMITS['max'] = 11
except TypeError as error:
    print(error)
