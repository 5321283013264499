from dataclasses import FrozenInstanceError, InitVar, KW_ONLY, MISSING, asdict, dataclass, field, fields, replace


def attempt(act):
    try:
        print(act())
    except Exception as error:
        print(type(error).__name__, error)


@dataclass
class P:
    x: int
    y: int
    z: int = 0


@dataclass(frozen=True)
class F:
    a: int


@dataclass
class K:
    a: int
    _: KW_ONLY
    b: int
    c: int = 3


@dataclass(kw_only=True)
class KO:
    a: int
    b: int = 2


@dataclass(eq=False)
class NoEq:
    a: int


@dataclass(unsafe_hash=True)
class Hashed:
    a: int
    b: list = field(default_factory=list, hash=False)


attempt(lambda: P())
attempt(lambda: P(1))
attempt(lambda: P(1, 2, 3, 4))
attempt(lambda: P(1, 2, w=3))
attempt(lambda: P(1, x=2))
attempt(lambda: P(y=2))
attempt(lambda: setattr(F(1), 'a', 2))
attempt(lambda: setattr(F(1), 'b', 2))
attempt(lambda: delattr(F(1), 'a'))
print(issubclass(FrozenInstanceError, AttributeError), MISSING is MISSING)
attempt(lambda: K(1))
attempt(lambda: K(1, 2))
attempt(lambda: K(1, 2, b=3))
attempt(lambda: K(1, b=2))
attempt(lambda: KO(1))
attempt(lambda: KO())
attempt(lambda: KO(a=1))
attempt(lambda: P(1, 2) < P(1, 3))
attempt(lambda: hash(P(1, 2)))
attempt(lambda: NoEq(1) == NoEq(1))
attempt(lambda: hash(NoEq(1)) is not None)
attempt(lambda: hash(Hashed(1)) == hash(Hashed(1, [2])))
attempt(lambda: asdict(5))
attempt(lambda: asdict(P))
attempt(lambda: fields(5))
attempt(lambda: replace(P(1, 2, 3), w=1))
attempt(lambda: replace(5))
attempt(lambda: field(default=1, default_factory=list))


def bad_default():
    @dataclass
    class Bad:
        a: list = []


def bad_order():
    @dataclass
    class Bad:
        a: int = 1
        b: str


def bad_frozen():
    @dataclass
    class Bad(F):
        b: int = 1


def bad_frozen_2():
    @dataclass(frozen=True)
    class Bad(P):
        pass


def bad_annotation():
    @dataclass
    class Bad:
        a = field(default=1)


def bad_lt():
    @dataclass(order=True)
    class Bad:
        a: int

        def __lt__(self, other):
            return True


def bad_dict():
    @dataclass
    class Bad:
        a: dict = {}


for bad in (bad_default, bad_order, bad_frozen, bad_frozen_2, bad_annotation, bad_lt, bad_dict):
    attempt(bad)
attempt(lambda: dataclass(order=True, eq=False)(type('T', (), {})))


@dataclass
class Init:
    a: int
    scale: InitVar[int] = 2
    total: int = field(init=False)

    def __post_init__(self, scale):
        self.total = self.a * scale


print(Init(3), Init(3, 5), Init(3, scale=1).total, asdict(Init(1)))
attempt(lambda: replace(Init(3), total=1))
attempt(lambda: Init(1, 2, 3))
