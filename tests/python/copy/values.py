import copy

for value in (1, 2.5, 'text', b'x', None, True, (1, 2), range(3), frozenset([1]), len, print, int, Exception, ..., 10 ** 30):
    assert copy.copy(value) is value, value
    assert copy.deepcopy(value) is value or copy.deepcopy(value) == value, value
for value in ([1, [2]], {'a': [1]}, {1, 2}, bytearray(b'ab'), [(1, [2])], {'t': ([],)}):
    one, all_ = copy.copy(value), copy.deepcopy(value)
    print(one == value, one is value, all_ == value, all_ is value)
f = lambda x: x
print(copy.deepcopy(f) is f, copy.deepcopy([f])[0] is f)
nested = ([1], [2]); print(copy.copy(nested) is nested, copy.deepcopy(nested)[0] is nested[0])
try:
    copy.deepcopy(x for x in [])
except TypeError as error:
    print(error)
