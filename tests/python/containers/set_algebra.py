"""Sets: algebra by operators and by methods, frozen ones, and errors."""

a, b = {1, 2, 3, 4}, {3, 4, 5}
print(sorted(a | b), sorted(a & b), sorted(a - b), sorted(a ^ b), a >= {1}, a > a, {1} <= a, a.isdisjoint({9}), a == {4, 3, 2, 1, 1})
print(sorted(a.union([5], "x", {6: 0}), key=str), sorted(a.intersection([1, 2], (2, 3))), sorted(a.difference(b, [1])), sorted(a.symmetric_difference([1, 9])))
print(a.issubset(range(10)), a.issuperset([1]), a.copy() is a, len(a), 3 in a, sum(a), set(), {*()}, set("aab") == {"a", "b"}, bool(set()))
c = {1, 2}
print(c.add(3), c.add(3), c.discard(9), c.remove(1), sorted(c), c.update([7], (8,)), sorted(c), c.pop() in {2, 3, 7, 8}, len(c), c.clear(), c)
d = {1, 2, 3, 4}
d |= {5}
d &= {1, 2, 5}
d -= {1}
d ^= {2, 9}
print(sorted(d), d.intersection_update([5, 9]), sorted(d), d.difference_update([5]), d, d.symmetric_difference_update([9, 1]), d)
frozen = frozenset([1, 2])
print(frozen, {frozen: "key"}[frozenset([2, 1])], frozen == {1, 2}, hash(frozen) == hash(frozenset([2, 1])), type(frozen | {3}).__name__, type({3} | frozen).__name__)
for attempt in (lambda: a | [1], lambda: a.remove(99), lambda: set().pop(), lambda: {[]}, lambda: a[0], lambda: a + b, lambda: set(5), lambda: frozen.add(1), lambda: hash(a),
                lambda: a < [1], lambda: {1} - "a", lambda: {{1}}, lambda: a.union(3), lambda: set([[1]]), lambda: [1] in a):
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)
words = "to be or not to be".split()
seen, unique = set(), []
for word in words:
    if word not in seen:
        seen.add(word)
        unique.append(word)
print(unique, len(set(words)), sorted(set(words)), list(dict.fromkeys(words)), {len(w) for w in words} == {2, 3})
print({1, 1.0, True}, {0, False} == {0}, {"a"} == {"a"}, set() == {}, frozenset(), {frozenset()}, {1, 2} != {2, 1})
try:
    for item in (grown := {1}):
        grown.add(item + 1)
except RuntimeError as error:
    print(error)
