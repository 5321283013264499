from enum import CONFORM, EJECT, KEEP, Flag, IntFlag, auto


class Perm(Flag):
    R = auto()
    W = auto()
    X = auto()
    RW = R | W
    NONE = 0


print(list(Perm), Perm.R, repr(Perm.R), Perm.R | Perm.W, repr(Perm.R | Perm.X), Perm.RW, Perm.R & Perm.W, bool(Perm.R & Perm.W), Perm.RW ^ Perm.W, ~Perm.R, len(Perm))
print(Perm.R in Perm.RW, Perm.X in Perm.RW, list(Perm.RW), Perm(3), Perm(0), Perm(5), (Perm.R | Perm.X).name, (Perm.R | Perm.X).value, Perm.R | Perm.W is Perm.RW, Perm(7), repr(~Perm.NONE), len(Perm.RW), Perm['RW'])
for bad in (lambda: Perm(8), lambda: Perm(-9), lambda: Perm.R | 1, lambda: Perm('a'), lambda: 1 in Perm.R, lambda: Perm.Q):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__, error)
print(Perm(-1), Perm(-2), hash(Perm.R | Perm.W) == hash(Perm.RW), (Perm.R | Perm.X) is (Perm.X | Perm.R), {Perm.R | Perm.X: 1}[Perm.X | Perm.R])


class Bits(IntFlag):
    A = 1
    B = 2
    C = 4


print(Bits.A | Bits.B, repr(Bits.A | Bits.B), Bits.A | 8, repr(Bits.A | 8), Bits.A + 1, Bits(3) == 3, ~Bits.A, repr(~Bits.A), Bits.A & 3, Bits.C > Bits.A, list(Bits(5)), Bits.B in Bits(3), f'{Bits.C:04b}', str(Bits.C), isinstance(Bits.A, int), Bits(0), repr(Bits(0)), repr(Bits.A ^ Bits.C))


class Conform(Flag, boundary=CONFORM):
    A = 1
    B = 2


class Eject(IntFlag, boundary=EJECT):
    A = 1


class Keep(Flag, boundary=KEEP):
    A = 1


print(Conform(7), Eject(4), repr(Keep(8)))
state = Perm.NONE
for flag in (Perm.R, Perm.X):
    state |= flag
print(state, [flag.name for flag in Perm if flag in state]); state &= ~Perm.R; print(state)
