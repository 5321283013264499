# Which objects are compared, in which order: programs see it when comparing prints or fails.

class Noted:
    def __init__(self, value):
        self.value = value

    def __lt__(self, other):
        compared.append((self.value, other.value))
        return self.value < other.value

    def __repr__(self):
        return f'N{self.value}'


def show(values, **options):
    global compared
    compared = []
    print(sorted([Noted(value) for value in values], **options), compared)


for values in ([], [1], [1, 2], [2, 1], [1, 1], [3, 2, 1], [1, 2, 3], [2, 3, 1], [3, 3, 2, 1], [5, 4, 4, 6, 1, 2, 3]):
    show(values)
    show(values, reverse=True)
show([(n * 7) % 20 for n in range(20)])


class Other:
    def __lt__(self, other):
        return NotImplemented


for mixed in ([Other(), 1], [1, Other()], [Other(), 1, Other()]):
    try:
        sorted(mixed)
    except TypeError as error:
        print(error)

for call in (lambda: sorted([3, 1], reverse=1.5), lambda: [3, 1].sort(reverse='yes')):
    try:
        print(call())
    except TypeError as error:
        print(type(error).__name__, error)


def delete(target, place):
    try:
        del target[place]
    except TypeError as error:
        print(error)


for target in ((1, 2), 'ab', b'ab', range(3), frozenset([1]), 5):
    delete(target, 0)
    delete(target, slice(0, 1))
