a, b = {1, 2, 3}, {3, 4}
print(a | b, a & b, a - b, a ^ b, a <= b, {1} < a, a >= {1, 2}, a == {3, 2, 1}, a.isdisjoint({9}), 2 in a)
a.add(10); a.discard(99); a.remove(1); print(a, len(a), sorted(a)); a |= {7}; a -= {10}; a &= {2, 3, 7}; print(a)
print(set('hello') == {'h', 'e', 'l', 'o'}, set(), {x % 3 for x in range(10)}, frozenset([1, 2]), frozenset({1}) == {1}, {frozenset({1}): 'f'})
print(a.union([5], (6,)), a.intersection([2, 3]), a.difference([2]), a.symmetric_difference([2, 8]), a.issubset(range(10)), a.issuperset([2]))
print({20, 5, 13, 1, 64, 32, 8}, set(range(20, 0, -3)), {-1, -2, 0}, {1000, 1, 8, 16, 24})
s = set(); [s.add(i * 7 % 40) for i in range(30)]; print(s, s.pop() in range(40), len(s)); t = s.copy(); t.clear(); print(t, bool(s))
print(sorted({'b', 'a'} | {'c'}), len({1, 1.0, True}), {(), (1,)} == {(1,), ()}, type({}), type(set()))
