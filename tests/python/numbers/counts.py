# Counts and lengths beyond 32 bits, which are no smaller where addresses have only 32.
import random
from itertools import repeat

BIG = 2**32


def tell(name, work):
    try:
        print(name, work())
    except Exception as error:
        print(name, type(error).__name__, error)


# What no memory holds.
HUGE = 2**59
tell("str *", lambda: len("xy" * HUGE))
tell("list *", lambda: len([0] * HUGE))
tell("tuple *", lambda: len((0,) * HUGE))
tell("bytes *", lambda: len(b"xy" * HUGE))
tell("bytearray *", lambda: len(bytearray(b"xy") * HUGE))
tell("center", lambda: len("a".center(HUGE)))
tell("ljust", lambda: len("a".ljust(HUGE)))
tell("zfill", lambda: len("a".zfill(HUGE)))
tell("bytes()", lambda: len(bytes(HUGE)))
tell("bytearray()", lambda: len(bytearray(HUGE)))
tell("bytes center", lambda: len(b"a".center(HUGE)))
tell("bytes zfill", lambda: len(b"a".zfill(HUGE)))
tell("format", lambda: len(f"{1:{HUGE}}"))
tell("to_bytes", lambda: len((1).to_bytes(HUGE, "big")))

# Nothing of it, however often.
for times in (BIG, BIG + 1, 2**62):
    print("" * times == "", [] * times, () * times, b"" * times, bytearray() * times)
for times in (-1, -BIG, -BIG - 1, -(2**62)):
    print("x" * times == "", [1] * times, (1,) * times, b"x" * times, "a".center(times), b"a".ljust(times))

# Places that are not there.
numbers = [1, 2, 3]
for index in (BIG, BIG + 1, -BIG, -BIG - 1, 2**62):
    tell("list", lambda: numbers[index])
    tell("tuple", lambda: (1, 2)[index])
    tell("str", lambda: "ab"[index])
    tell("bytes", lambda: b"ab"[index])
    tell("range", lambda: range(3)[index])
    tell("pop", lambda: numbers.pop(index))
print(numbers[BIG:], numbers[-BIG:], numbers[:BIG], numbers[::BIG], numbers[:: -BIG - 1], "abc"[:: BIG + 1])
numbers.insert(BIG, 4)
numbers.insert(-BIG, 0)
print(numbers, "a,b,c".split(",", BIG), "aaa".replace("a", "b", BIG + 1), "abc".find("c", -BIG), b"abc".find(b"c", 0, BIG))

# Ranges that are longer than any list.
long = range(0, 10**11, 2)
print(len(long), bool(long), bool(range(BIG)), long[BIG], long[-1], long[-BIG], long.index(BIG * 2), BIG in long)
print(long[BIG:], long[::BIG], long[5:-5], long[::-1], long[BIG : BIG + 10 : 3])
print(slice(None, None, -1).indices(BIG + 5), slice(BIG, None).indices(BIG * 2))
tell("range", lambda: long[10**11])
tell("len", lambda: len(range(2**63)))
tell("len", lambda: len(range(-(2**62), 2**62 + 1, 1)))
print(next(iter(range(BIG, BIG * 2))), next(reversed(range(BIG))), sum(range(BIG, BIG + 5)))
print(repeat(1, BIG).__length_hint__(), iter(range(BIG + 7)).__length_hint__())
random.seed(1)
print(random.randrange(BIG * 3), random.choice(range(10**12)), random.sample(range(10**11), 3))

# Numbers of more than 32 bits, shifted, as indexes and as hashes.
print(1 << 40, (1 << 100) >> 65, hash(BIG), hash(2**61), hash(-BIG), hash(2.0**40), (BIG + 1) ** 2 % 1000)
print((BIG - 1).bit_length(), BIG.bit_count(), int.from_bytes((BIG + 3).to_bytes(8, "little"), "little"))
print({BIG: "a", 0: "b", -BIG: "c"}, sorted({BIG, BIG * 2, 0, 1}), divmod(-BIG, 7), round(BIG + 0.5), int(1e15))
