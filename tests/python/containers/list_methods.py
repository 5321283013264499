"""Methods of lists, one by one, with what they return and refuse."""

numbers = [3, 1, 2]
print(numbers.append(5), numbers.extend("ab"), numbers.insert(1, "in"), numbers.insert(-100, "first"), numbers.insert(100, "last"), numbers)
print(numbers.pop(), numbers.pop(0), numbers.remove("in"), numbers.index(5), numbers.count(1), numbers)
print(numbers.reverse(), numbers, numbers.copy() == numbers, numbers.copy() is numbers, numbers.clear(), numbers)
words = ["pear", "Fig", "apple", "fig", "kiwi"]
print(sorted(words), sorted(words, key=str.lower), sorted(words, key=len), sorted(words, key=len, reverse=True), words)
print(words.sort(key=lambda w: (len(w), w)), words)
people = [("Ada", 36), ("Ben", 25), ("Cy", 36), ("Di", 25)]
people.sort(key=lambda p: p[1])
print(people)
people.sort(key=lambda p: p[1], reverse=True)
print(people)
nested = [[0] * 2] * 2
nested[0][0] = 1
fixed = [[0] * 2 for _ in range(2)]
fixed[0][0] = 1
print(nested, fixed, [1, 2] + [3], [1] * 0, [] or "empty", 2 in [1, 2], [1, [2]] == [1, [2]], [1, 2] < [1, 3])
a = [1, 2, 3]
b = a
c = a[:]
b += [4]
c = c + [5]
print(a, b is a, c, list(a) is a, list("ab"), list({"k": 1}), [*range(3)], list(zip("ab", [1, 2])))
for attempt in (lambda: [].pop(), lambda: a.pop(10), lambda: a.remove(9), lambda: a.index(9), lambda: a.index(1, 1), lambda: a[10], lambda: a.__setitem__(10, 1),
                lambda: a + (1,), lambda: a * 1.5, lambda: a.insert("x", 1), lambda: a.extend(5), lambda: sorted([1, "a"]), lambda: a["0"], lambda: list(5), lambda: a.sort(len),
                lambda: a.append(), lambda: max([]), lambda: a.push(1), lambda: [1, None] < [1, 2], lambda: {[]: 1}, lambda: a.sort(key=3)):
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)
stack, queue = [1, 2], [1, 2]
stack.append(3)
print(stack.pop(), queue.pop(0), any(x > 1 for x in a), [i for i, x in enumerate(a, 1) if x % 2], list(map(str, a)), list(filter(None, [0, 1, "", "a"])))
del a[0], a[-1]
print(a, len(a), sum(a), min(a), max(a, default=0), max([], default="none"), list(reversed(a)), a.__contains__(2))
