from contextlib import ExitStack

class Res:
    def __init__(self, n, swallow=False, fail=False): self.n, self.swallow, self.fail = n, swallow, fail
    def __enter__(self): print("open", self.n); return self.n
    def __exit__(self, t, v, tb):
        print("close", self.n, t and t.__name__)
        if self.fail: raise RuntimeError(f"closing {self.n}")
        return self.swallow
with ExitStack() as stack:
    print([stack.enter_context(Res(i)) for i in range(3)])
    stack.callback(print, "callback", 1, sep="-")
    stack.push(lambda t, v, tb: print("pushed", t))
with ExitStack() as stack:
    stack.enter_context(Res("outer"))
    stack.enter_context(Res("swallowing", swallow=True))
    stack.enter_context(Res("inner"))
    raise ValueError("v")
print("went on")
try:
    with ExitStack() as stack:
        stack.enter_context(Res("a"))
        stack.enter_context(Res("b", fail=True))
        raise ValueError("first")
except RuntimeError as e:
    print("RuntimeError:", e, "| context:", repr(e.__context__))
for bad in (1, "x"):
    try:
        ExitStack().enter_context(bad)
    except TypeError as e:
        print("TypeError:", e)
with ExitStack() as stack:
    stack.enter_context(Res("kept"))
    kept = stack.pop_all()
print("left")
kept.close()
stack = ExitStack()
@stack.callback
def cleanup(): print("cleanup")
stack.push(Res("pushed"))
stack.close()
stack.close()
