import os.path as p
from a import b as c, d
X = 1
def f(a, b=2, *args, k=3, **kw):
    global X
    X += 1
    total = a + b * 3 - 1
    for i in range(10):
        if i > 3 and i != 5:
            continue
        elif not i:
            break
        total += i
    else:
        total = -1
    try:
        g(a, *args, k=k, **kw)
    except (ValueError, KeyError) as e:
        print(e)
        return e
    finally:
        print("done")
    def inner():
        nonlocal total
        total += 1
        return total, a
    with open("x") as fh, lock:
        return [x + a for x in fh if x]
class C(Base, metaclass=M):
    "doc"
    y: int = 3
    def __init__(self):
        super().__init__()
        self.__x = 1
        self.d[1] += 2
    @property
    def p(self): return f"{self.y!r:>{self.w}} {self.z=}"
def gen():
    x = yield 1
    yield from gen()
    del x
    print(x)
while True:
    a, b = b, a
    if a is None: break
match X:
    case [1, x, *r] if x: pass
    case {"a": y, **z}: pass
    case C(1, q=2) | None: pass
    case _: pass
async def co():
    async with a as b:
        await b
    async for i in b:
        print(i)
    return [await i async for i in c]
assert X, "no"
lambda q: (q := 1) + q
try:
    try:
        raise ValueError("x") from None
    finally:
        while 1:
            try:
                break
            finally:
                print(1)
except (A, B):
    pass
except:
    raise
else:
    with a() as (x, *y), b():
        pass
def outer(a, /, b: int = 1, *, c=2, **d) -> None:
    def inner(x=a, *y):
        nonlocal b
        b += x
        class Local(Base):
            attr = b
            def get(self):
                return __class__, super().get(), attr
        return {k: v for k, v in d.items() if k if v for z in y}
    for i, (j, *k) in enumerate(c):
        if i: continue
        try:
            return inner
        except E as e:
            del e
        finally:
            c[i:j:2, ...] //= ~a @ b ** -c
    return [lambda *a, **k: (yield), not a, a if b else c, a < b <= c is not d not in e]
async def agen():
    async with a as b, c:
        yield [x async for x in b if await x]
    await (i for i in a)
print(f"{a}{b!r:>{c}.2f}{{}}" 'x' rf'\d{d=}', *a, **{'k': 0x1F, **b}, sep=b"\x00" b'y', end=1_000.5e-3)
global_value: "str" = 10 ** 20
