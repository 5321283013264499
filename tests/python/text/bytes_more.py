"""Bytes and bytearrays: items are numbers, methods as of texts, and the one that can change."""

data = b"hello world"
print(data[0], data[:5], data[-1:], list(data[:3]), bytes([104, 105]), bytes(3), bytes("é", "utf-8"), b"\x00\xff" + b"a")
print(data.split(), data.find(b"o"), data.replace(b"o", b"0"), data.upper(), data.title(), data.startswith(b"he"), b"lo" in data, 104 in data)
print(data.hex(), data.hex(" ", 2), bytes.fromhex("68 65 6c"), b" x ".strip(), b",".join([b"a", b"b"]), b"ab" * 2, data.count(b"l"))
print(data == bytearray(data), b"a" < b"b", sorted([b"b", b"a"]), hash(b"a") == hash(b"a"), bool(b""), len(data), max(data))
array = bytearray(b"abc")
array.append(100)
array.extend(b"ef")
array[0] = 65
array[1:3] = b"--"
array += b"!"
del array[3]
print(array, array.pop(), array, array.index(101), list(reversed(array)))
array.insert(0, 48)
array.remove(45)
array.reverse()
print(array, bytes(array), array.decode(), array.find(b"A"))
for attempt in (lambda: data + "text", lambda: bytes([256]), lambda: bytes(-1), lambda: array.append(300), lambda: b"a" + 1, lambda: bytes("é"),
                lambda: data.find("o"), lambda: data.__setitem__(0, 1), lambda: bytes.fromhex("6"), lambda: b"".join(["a"]), lambda: array.remove(1),
                lambda: "text" in data, lambda: int(b"x"), lambda: data["a"]):
    try:
        print(attempt())
    except (TypeError, ValueError, AttributeError) as error:
        print(type(error).__name__, error)
print(int(b"42"), float(b"2.5"), int.from_bytes(b"\x01\x00", "big"), (258).to_bytes(2, "little"), str(b"a"), b"%d-%s" % (3, b"x"))
print(b"tab\t\x01\\'", b'"', b"it's", repr(bytearray(b"x")), b"\xe9".decode("latin-1"), b"a\nb".splitlines(), b"AbC".swapcase())
