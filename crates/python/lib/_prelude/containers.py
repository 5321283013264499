# Containers and iterators, where methods that are written in Python take part: `__eq__`, `__hash__`, `__lt__`,
# `__iter__`, `__repr__`, `__index__`. Natives end with a call of these.
#
# Native, and private: `_items(x)` and `_pairs(d)` (lists of what is there, whatever the class defines),
# `_candidates(table, hash)` (the keys with that hash), `_is_same(table, hash, keys)` (are these still the keys?),
# `_value_of`, `_put`, `_take`, `_insert` (by hash and by the key itself), `_replace(container, other)`,
# `_hash_result`, `_hash_tuple`, `_sort_natively(keys, values, reverse)`, `_pass_for(generator, cls)`, `_dict_of_view`,
# `_current_thread()`.

_nothing = object()


# Keys

def _find(table, key):
    """The hash of a key, and the key of the table that equals it, or `_nothing`.

    If a comparison changes the table, the search begins again."""
    h = hash(key)
    while True:
        keys = _candidates(table, h)
        found = _nothing
        changed = False
        for other in keys:
            if other is key:
                found = other
                break
            equal = other == key
            if not _is_same(table, h, keys):
                changed = True
                break
            if equal:
                found = other
                break
        if not changed:
            return h, found


def _find_member(table, key):
    """As `_find`; a set that is looked for is a frozen set."""
    if isinstance(key, set) and type(key).__hash__ is set.__hash__:
        key = frozenset(key)
    return _find(table, key)


# Dictionaries

def _dict_get_item(d, key):
    h, found = _find(d, key)
    if found is not _nothing:
        return _value_of(d, h, found)
    missing = getattr(type(d), '__missing__', None)
    if missing is not None:
        return missing(d, key)
    raise KeyError(key)


def _dict_set_item(d, key, value):
    h, found = _find(d, key)
    _put(d, h, key if found is _nothing else found, value)


def _dict_delete_item(d, key):
    h, found = _find(d, key)
    if found is _nothing:
        raise KeyError(key)
    _take(d, h, found)


def _dict_get(d, key, default=None):
    h, found = _find(d, key)
    return default if found is _nothing else _value_of(d, h, found)


def _dict_setdefault(d, key, default=None):
    h, found = _find(d, key)
    if found is not _nothing:
        return _value_of(d, h, found)
    _put(d, h, key, default)
    return default


def _dict_pop(d, key, default=_nothing):
    h, found = _find(d, key)
    if found is not _nothing:
        return _take(d, h, found)
    if default is _nothing:
        raise KeyError(key)
    return default


def _dict_update(d, other, kwargs):
    if isinstance(other, dict) and type(other).__iter__ is dict.__iter__:
        for key, value in _pairs(other):
            dict.__setitem__(d, key, value)
    elif hasattr(other, 'keys'):
        for key in other.keys():
            dict.__setitem__(d, key, other[key])
    else:
        place = 0
        for pair in other:
            try:
                pair = list(pair)
            except TypeError:
                raise TypeError(f'cannot convert dictionary update sequence element #{place} to a sequence') from None
            if len(pair) != 2:
                raise ValueError(
                    f'dictionary update sequence element #{place} has length {len(pair)}; 2 is required')
            dict.__setitem__(d, pair[0], pair[1])
            place += 1
    for key, value in _pairs(kwargs):
        dict.__setitem__(d, key, value)


def _dict_or(a, b, in_place):
    result = a if in_place else dict(a)
    _dict_update(result, b, {})
    return result


def _dict_fromkeys(cls, iterable, value=None):
    d = cls()
    for key in iterable:
        d[key] = value
    return d


# Sequences

def _index(number):
    """An integer, from what has `__index__`."""
    if isinstance(number, int):
        return number
    method = getattr(type(number), '__index__', None)
    if method is None:
        raise TypeError(f"'{type(number).__name__}' object cannot be interpreted as an integer")
    result = method(number)
    if not isinstance(result, int):
        raise TypeError(f'__index__ returned non-int (type {type(result).__name__})')
    return result


def _slice_part(part):
    return part if part is None else _index(part)


def _key_of(key):
    if isinstance(key, slice):
        return slice(_slice_part(key.start), _slice_part(key.stop), _slice_part(key.step))
    return _index(key)


def _native_item(sequence):
    for cls in (list, tuple, str, bytes, bytearray, range):
        if isinstance(sequence, cls):
            return cls
    return type(sequence)


def _sequence_get_item(sequence, key):
    return _native_item(sequence).__getitem__(sequence, _key_of(key))


def _sequence_set_item(sequence, key, value):
    key = _key_of(key)
    cls = _native_item(sequence)
    if isinstance(key, slice):
        value = list(value)
    elif cls is bytearray:
        value = _index(value)
    cls.__setitem__(sequence, key, value)


def _sequence_delete_item(sequence, key):
    _native_item(sequence).__delitem__(sequence, _key_of(key))


def _sequence_index(sequence, value, start=0, stop=9223372036854775807):
    items = _items(sequence)
    length = len(items)
    start, stop = _index(start), _index(stop)
    if start < 0:
        start = max(start + length, 0)
    if stop < 0:
        stop += length
    place = start
    while place < min(stop, length):
        item = items[place]
        if item is value or item == value:
            return place
        place += 1
    if isinstance(sequence, list):
        raise ValueError(f'{value!r} is not in list')
    raise ValueError('tuple.index(x): x not in tuple')


def _not_in_list(value):
    raise ValueError(f'{value!r} is not in list')


def _sequence_count(sequence, value):
    count = 0
    for item in _items(sequence):
        if item is value or item == value:
            count += 1
    return count


def _repeat(sequence, times, in_place):
    times = _index(times)
    if in_place:
        sequence *= times
        return sequence
    return sequence * times


def _list_init(items, iterable):
    list.clear(items)
    for item in iterable:
        list.append(items, item)


def _list_extend(items, iterable):
    for item in iterable:
        list.append(items, item)


def _list_add_in_place(items, iterable):
    for item in iterable:
        list.append(items, item)
    return items


def _list_insert(items, index, value):
    list.insert(items, _index(index), value)


def _list_pop(items, index):
    return list.pop(items, _index(index))


def _list_remove(items, value):
    place = 0
    for item in _items(items):
        if item is value or item == value:
            list.__delitem__(items, place)
            return
        place += 1
    raise ValueError('list.remove(x): x not in list')


def _tuple_new(cls, iterable):
    items = []
    for item in iterable:
        items.append(item)
    return tuple.__new__(cls, items)


def _range_new(start, stop, step):
    return range(_index(start), _index(stop), _index(step))


def _range_index(numbers, value):
    place = 0
    for number in numbers:
        if number == value:
            return place
        place += 1
    raise ValueError('sequence.index(x): x not in sequence')


def _slice_indices(s, length):
    return _key_of(s).indices(_index(length))


# Sorting

_SORTED_BY_INSERTION = 63


def _insertion_sort(keys, places):
    """Compares in CPython's order: what is in order, or strictly reversed, at the start; then each one into its place."""
    count, ordered = len(places), 1
    if count > 1:
        descending = bool(keys[places[1]] < keys[places[0]])
        ordered = 2
        while ordered < count and bool(keys[places[ordered]] < keys[places[ordered - 1]]) is descending:
            ordered += 1
        if descending:
            places[:ordered] = places[:ordered][::-1]
    for place in range(ordered, count):
        low, high, new = 0, place, places[place]
        while low < high:
            middle = (low + high) // 2
            if keys[new] < keys[places[middle]]:
                high = middle
            else:
                low = middle + 1
        places.insert(low, places.pop(place))
    return places


def _merge_sort(keys, places):
    """The places in the order of their keys. Equal keys stay in their order."""
    if len(places) <= _SORTED_BY_INSERTION:
        return _insertion_sort(keys, places)
    middle = len(places) // 2
    left, right = _merge_sort(keys, places[:middle]), _merge_sort(keys, places[middle:])
    merged = []
    i = j = 0
    while i < len(left) and j < len(right):
        if keys[right[j]] < keys[left[i]]:
            merged.append(right[j])
            j += 1
        else:
            merged.append(left[i])
            i += 1
    return merged + left[i:] + right[j:]


def _sorted_items(items, key, reverse):
    keys = items if key is None else [key(item) for item in items]
    result = _sort_natively(keys, items, reverse)
    if result is not None:
        return result
    places = list(range(len(items)))
    if reverse:
        places.reverse()
    places = _merge_sort(keys, places)
    if reverse:
        places.reverse()
    return [items[place] for place in places]


def _flag(value):
    number = _index(value)
    if not -2**31 <= number < 2**31:
        raise OverflowError('Python int too large to convert to C int')
    return number


def _sorted(iterable, key, reverse):
    items = [item for item in iterable]
    return _sorted_items(items, key, _flag(reverse))


def _list_sort(items, key, reverse):
    before = _items(items)
    reverse = _flag(reverse)
    # As in CPython, a list looks empty while it is sorted.
    list.clear(items)
    try:
        result = _sorted_items(before, key, reverse)
    except BaseException:
        _replace(items, before)
        raise
    if len(items):
        _replace(items, result)
        raise ValueError('list modified during sort')
    _replace(items, result)


# Sets

def _set_add(s, key):
    h, found = _find(s, key)
    if found is _nothing:
        _insert(s, h, key)


def _set_discard(s, key):
    h, found = _find_member(s, key)
    if found is not _nothing:
        _take(s, h, found)


def _set_remove(s, key):
    h, found = _find_member(s, key)
    if found is _nothing:
        raise KeyError(key)
    _take(s, h, found)


def _set_update(s, other, more):
    for item in other:
        _set_add(s, item)
    if more:
        for iterable in more:
            for item in iterable:
                _set_add(s, item)


def _frozenset_new(cls, iterable):
    s = set()
    for item in iterable:
        _set_add(s, item)
    return frozenset.__new__(cls, s)


def _as_set(iterable):
    if isinstance(iterable, (set, frozenset)):
        return iterable
    s = set()
    for item in iterable:
        _set_add(s, item)
    return s


def _combined(name, a, b):
    result = set()
    if name == '|':
        for item in a:
            _set_add(result, item)
        for item in b:
            _set_add(result, item)
    elif name == '&':
        if isinstance(b, (set, frozenset)) and len(b) > len(a):
            a, b = b, a
        for item in b:
            if item in a:
                _set_add(result, item)
    elif name == '-':
        b = _as_set(b)
        for item in a:
            if item not in b:
                _set_add(result, item)
    else:
        b = _as_set(b)
        for item in b:
            _set_add(result, item)
        for item in a:
            if item in result:
                _set_discard(result, item)
            else:
                _set_add(result, item)
    return result


def _set_operation(name, a, b, in_place):
    result = _combined(name, a, b)
    if isinstance(a, frozenset):
        return frozenset(result)
    if in_place:
        _replace(a, result)
        return a
    return result


def _set_operations(name, s, others, target=None):
    result = s
    for other in others:
        result = _combined(name, result, other)
    if target is not None:
        _replace(target, result)
        return None
    return frozenset(result) if isinstance(s, frozenset) else result


def _set_issubset(a, b):
    b = _as_set(b)
    for item in a:
        if item not in b:
            return False
    return True


def _set_issuperset(a, b):
    for item in b:
        if item not in a:
            return False
    return True


def _set_isdisjoint(a, b):
    for item in b:
        if item in a:
            return False
    return True


# Comparison

def _same(a, b):
    return a is b or bool(a == b)


def _equal_containers(a, b):
    if isinstance(a, dict):
        if len(a) != len(b):
            return False
        for key, value in _pairs(a):
            h, found = _find(b, key)
            if found is _nothing or not _same(value, _value_of(b, h, found)):
                return False
        return True
    if isinstance(a, (list, tuple)):
        if len(_items(a)) != len(_items(b)):
            return False
        for x, y in zip(_items(a), _items(b)):
            if not _same(x, y):
                return False
        return True
    if isinstance(a, slice):
        return _same(a.start, b.start) and _same(a.stop, b.stop) and _same(a.step, b.step)
    return len(a) == len(b) and _all_in(a, b)


def _unequal_containers(a, b):
    return not _equal_containers(a, b)


def _all_in(a, b):
    for item in a:
        if item not in b:
            return False
    return True


def _first_difference(a, b):
    """Two lists of at most one item: the first ones that differ."""
    for x, y in zip(a, b):
        if not _same(x, y):
            return [x], [y]
    return None


def _less_containers(a, b):
    if not isinstance(a, (list, tuple)):
        return len(a) < len(b) and _all_in(a, b)
    difference = _first_difference(_items(a), _items(b))
    return difference[0][0] < difference[1][0] if difference else len(_items(a)) < len(_items(b))


def _less_or_equal_containers(a, b):
    if not isinstance(a, (list, tuple)):
        return len(a) <= len(b) and _all_in(a, b)
    difference = _first_difference(_items(a), _items(b))
    return difference[0][0] <= difference[1][0] if difference else len(_items(a)) <= len(_items(b))


def _greater_containers(a, b):
    if not isinstance(a, (list, tuple)):
        return len(a) > len(b) and _all_in(b, a)
    difference = _first_difference(_items(a), _items(b))
    return difference[0][0] > difference[1][0] if difference else len(_items(a)) > len(_items(b))


def _greater_or_equal_containers(a, b):
    if not isinstance(a, (list, tuple)):
        return len(a) >= len(b) and _all_in(b, a)
    difference = _first_difference(_items(a), _items(b))
    return difference[0][0] >= difference[1][0] if difference else len(_items(a)) >= len(_items(b))


_items_view = type({}.items())
_values_view = type({}.values())


def _contains(container, item):
    if isinstance(container, dict):
        return _find(container, item)[1] is not _nothing
    if isinstance(container, (set, frozenset)):
        return _find_member(container, item)[1] is not _nothing
    if isinstance(container, type({}.keys())):
        return _find(_dict_of_view(container), item)[1] is not _nothing
    if isinstance(container, _items_view):
        if not isinstance(item, tuple) or len(item) != 2:
            return False
        d = _dict_of_view(container)
        h, found = _find(d, item[0])
        return found is not _nothing and _same(_value_of(d, h, found), item[1])
    if isinstance(container, (list, tuple, _values_view)):
        container = _items(container)
    if isinstance(container, (bytes, bytearray)):
        return _index(item) in container
    for other in container:
        if other is item or other == item:
            return True
    return False


def _hash(value):
    method = type(value).__hash__
    if method is None:
        raise TypeError(f"unhashable type: '{type(value).__name__}'")
    return _hash_result(method(value))


def _hash_container(value):
    return _hash_tuple([hash(item) for item in _items(value)])


# Texts

_shown = {}


def _repr(value):
    text = type(value).__repr__(value)
    if not isinstance(text, str):
        raise TypeError(f'__repr__ returned non-string (type {type(text).__name__})')
    return text


def _ascii(value):
    text = repr(value)
    return ''.join([char if char.isascii() else ascii(char)[1:-1] for char in text])


def _repr_container(value):
    """A container's text, where the text of something in it is written in Python."""
    start, end = _brackets(value)
    mark = _current_thread(), id(value)
    if mark in _shown:
        return '...' if end == '])' else start + '...' + end.lstrip(',')
    _shown[mark] = True
    try:
        return start + ', '.join(_parts(value)) + end
    finally:
        del _shown[mark]


def _brackets(value):
    if isinstance(value, list):
        return '[', ']'
    if isinstance(value, tuple):
        return '(', ',)' if len(_items(value)) == 1 else ')'
    if isinstance(value, dict):
        return '{', '}'
    if isinstance(value, slice):
        return 'slice(', ')'
    name = type(value).__name__
    if isinstance(value, (set, frozenset)):
        return ('{', '}') if type(value) is set else (name + '({', '})')
    if isinstance(value, BaseException):
        return name + '(', ')'
    return name + '([', '])'


def _parts(value):
    if isinstance(value, dict):
        return [f'{key!r}: {item!r}' for key, item in _pairs(value)]
    if isinstance(value, slice):
        return [repr(value.start), repr(value.stop), repr(value.step)]
    if isinstance(value, BaseException):
        return [repr(item) for item in value.args]
    return [repr(item) for item in _items(value)]


def _print(values, sep, end):
    texts = _texts_of(values, sep, lambda text: print(text, end=''))
    print(*texts, sep=sep, end=end)


def _texts_of(values, sep, write):
    """The texts of values. If one has none, those before it are written, as if they were written one by one."""
    texts = []
    try:
        for value in values:
            texts.append(str(value))
    except BaseException:
        write((' ' if sep is None else sep).join(texts + ['']))
        raise
    return texts


def _print_to(values, sep, end, file, flush):
    if file is None:
        return
    sep = ' ' if sep is None else sep
    end = '\n' if end is None else end
    file.write(sep.join(_texts_of(values, sep, file.write)) + end)
    if flush:
        file.flush()


def _format_value(value, spec):
    text = type(value).__format__(value, spec)
    if not isinstance(text, str):
        raise TypeError(f'__format__ must return a str, not {type(text).__name__}')
    return text


# Going through values

def _len(value):
    method = getattr(type(value), '__len__', None)
    if method is None:
        raise TypeError(f"object of type '{type(value).__name__}' has no len()")
    length = _index(method(value))
    if length < 0:
        raise ValueError('__len__() should return >= 0')
    return length


def _iter(value):
    cls = type(value)
    method = getattr(cls, '__iter__', None)
    if method is None:
        if hasattr(cls, '__getitem__') and not isinstance(value, type):
            return _sequence_iterator(value)
        raise TypeError(f"'{cls.__name__}' object is not iterable")
    iterator = method(value)
    if not hasattr(type(iterator), '__next__'):
        raise TypeError(f"iter() returned non-iterator of type '{type(iterator).__name__}'")
    return iterator


def _sequence_iterator(value):
    place = 0
    while True:
        try:
            item = value[place]
        except (IndexError, StopIteration):
            return
        yield item
        place += 1


def _callable_iterator(function, sentinel):
    return _calls_until(function, sentinel)


def _calls_until(function, sentinel):
    while True:
        try:
            value = function()
        except StopIteration:
            return
        if value == sentinel:
            return
        yield value


def _next_or(method, iterator, default):
    try:
        return method(iterator)
    except StopIteration:
        return default


def _sum(iterable, total):
    for item in iterable:
        total = total + item
    return total


def _sum_on(total, item, rest):
    total = total + item
    for item in rest:
        total = total + item
    return total


def _any(iterable):
    for item in iterable:
        if item:
            return True
    return False


def _any_on(item, rest):
    return True if item else _any(rest)


def _all(iterable):
    for item in iterable:
        if not item:
            return False
    return True


def _all_on(item, rest):
    return _all(rest) if item else False


def _extreme(iterable, key, op, default=_nothing):
    best = best_key = _nothing
    for item in iterable:
        item_key = item if key is None else key(item)
        if best is _nothing or (item_key < best_key if op == '<' else item_key > best_key):
            best, best_key = item, item_key
    if best is not _nothing:
        return best
    if default is _nothing:
        raise ValueError(f"{'min' if op == '<' else 'max'}() arg is an empty sequence")
    return default


# Iterators. Each is a generator that passes for an instance of its class.

def _map_new(cls, function, iterables):
    iterators = [iter(iterable) for iterable in iterables]
    if len(iterators) == 1:
        return _pass_for(_map_one(function, iterators[0]), cls)
    return _pass_for(_map_all(function, iterators), cls)


def _map_one(function, iterator):
    for item in iterator:
        try:
            result = function(item)
        except StopIteration:
            return
        yield result


def _map_all(function, iterators):
    while True:
        args = []
        for iterator in iterators:
            try:
                args.append(next(iterator))
            except StopIteration:
                return
        try:
            result = function(*args)
        except StopIteration:
            return
        yield result


def _filter_new(cls, function, iterable):
    return _pass_for(_filtered(function, iter(iterable)), cls)


def _filtered(function, iterator):
    for item in iterator:
        try:
            keep = item if function is None or function is bool else function(item)
        except StopIteration:
            return
        if keep:
            yield item


def _enumerate_new(cls, iterable, start):
    return _pass_for(_enumerated(iter(iterable), _index(start)), cls)


def _enumerated(iterator, number):
    for item in iterator:
        yield number, item
        number += 1


def _zip_new(cls, iterables, strict):
    return _pass_for(_zipped([iter(iterable) for iterable in iterables], bool(strict)), cls)


def _zipped(iterators, strict):
    while iterators:
        items = []
        for iterator in iterators:
            try:
                items.append(next(iterator))
            except StopIteration:
                if strict:
                    _check_lengths(iterators, len(items))
                return
        yield tuple(items)


def _check_lengths(iterators, ended):
    """The iterator with the number `ended` has ended first: all others must end too."""
    if ended:
        raise ValueError(_length_message(ended, 'shorter'))
    place = 1
    for iterator in iterators[1:]:
        if next(iterator, _nothing) is not _nothing:
            raise ValueError(_length_message(place, 'longer'))
        place += 1


def _length_message(place, how):
    others = ' 1' if place == 1 else f's 1-{place}'
    return f'zip() argument {place + 1} is {how} than argument{others}'


def _reversed_new(cls, sequence):
    method = getattr(type(sequence), '__reversed__', None)
    if method is not None:
        result = method(sequence)
        if result is not NotImplemented:
            return result
    if not hasattr(type(sequence), '__getitem__') or not hasattr(type(sequence), '__len__'):
        raise TypeError(f"'{type(sequence).__name__}' object is not reversible")
    return _pass_for(_backwards(sequence, len(sequence)), cls)


def _backwards(sequence, left):
    while left > 0:
        left -= 1
        try:
            item = sequence[left]
        except (IndexError, StopIteration):
            return
        yield item


# Attributes and classes

def _attribute_or(function, args, default):
    try:
        return function(*args)
    except AttributeError:
        return default


def _has_attribute(function, args):
    try:
        function(*args)
    except AttributeError:
        return False
    return True


def _dir(value):
    return sorted(type(value).__dir__(value))


def _infos(info, asking):
    """The classes of a tuple, one by one."""
    if isinstance(info, tuple):
        for inner in info:
            yield from _infos(inner, asking)
    elif type(info) is _Alias:
        raise TypeError(f'{asking}() argument 2 cannot be a parameterized generic')
    else:
        yield info


def _isinstance(value, info):
    for cls in _infos(info, 'isinstance'):
        check = getattr(type(cls), '__instancecheck__', None)
        if check is not None:
            if check(cls, value):
                return True
        elif not isinstance(cls, type):
            raise TypeError('isinstance() arg 2 must be a type, a tuple of types, or a union')
        elif cls in type(value).__mro__:
            return True
    return False


def _issubclass(sub, info):
    for cls in _infos(info, 'issubclass'):
        check = getattr(type(cls), '__subclasscheck__', None)
        if check is not None:
            if check(cls, sub):
                return True
        elif not isinstance(cls, type):
            raise TypeError('issubclass() arg 2 must be a class, a tuple of classes, or a union')
        elif cls in sub.__mro__:
            return True
    return False
