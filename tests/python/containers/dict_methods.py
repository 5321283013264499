"""Methods of dictionaries, views, merging, order, and errors."""

stock = {"apple": 3, "pear": 5}
print(stock.get("fig"), stock.get("fig", 0), stock.setdefault("fig", 7), stock.setdefault("fig", 8), stock.pop("pear"), stock.pop("pear", None), stock)
print(stock.update({"apple": 4}, kiwi=1), stock.update([("plum", 2)]), stock, list(stock), len(stock), "apple" in stock, 4 in stock.values())
print(stock.popitem(), stock.items(), stock.keys(), stock.values(), stock.copy() == stock, dict(stock) is stock)
print(dict.fromkeys("ab"), dict.fromkeys("ab", 0), dict([("x", 1), ["y", 2]]), dict(zip("ab", range(2))), dict(a=1, **{"b": 2}), {1: "a", True: "b"})
print(stock | {"apple": 0}, {"new": 1} | stock, {**stock, "z": 1}, stock.keys() & {"apple", "x"}, stock.keys() - {"fig"} == {"apple", "kiwi"}, sorted(stock.keys() | {"b"}))
keys, items = stock.keys(), stock.items()
stock["late"] = 9
print(len(keys), ("late", 9) in items, list(reversed(stock)), {"a": 1, "b": 2} == {"b": 2, "a": 1}, [*stock.values()], keys.isdisjoint({"q"}))
print(sorted(stock.items(), key=lambda item: -item[1]), max(stock, key=stock.get), {v: k for k, v in stock.items()}, sum(stock.values()))
del stock["fig"]
stock["fig"] = 0
print(list(stock), stock.clear(), stock, bool(stock), type({}.keys()).__name__, iter({}.items()).__class__.__name__)
tree = {}
tree.setdefault("a", {}).setdefault("b", []).append(1)
tree["self"] = tree
print(tree)
counts = {}
for letter in "banana":
    counts[letter] = counts.get(letter, 0) + 1
print(counts, dict(sorted(counts.items())), {(1, 2): "tuple", None: "none", 1.5: "float"}[(1, 2)])
for attempt in (lambda: counts["z"], lambda: {}.popitem(), lambda: counts.pop("z"), lambda: {[]: 1}, lambda: {{}: 1}, lambda: dict([1]), lambda: dict([(1, 2, 3)]), lambda: dict(5),
                lambda: counts + {}, lambda: counts.get(), lambda: counts["a":], lambda: counts.keys()[0], lambda: {1: 2} < {1: 3}, lambda: counts.nope, lambda: counts | [("a", 1)],
                lambda: dict(["ab", "c"]), lambda: counts.__delitem__("q"), lambda: hash({})):
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)
counts |= [("n", 0), ("x", 1)]
print(counts, next(iter(counts)))
try:
    for key in counts:
        del counts[key]
except RuntimeError as error:
    print(error)
