import logging
from concurrent.futures import BrokenExecutor, Executor, Future, ThreadPoolExecutor

logging.disable()
def init(): raise ValueError("no")
ex = ThreadPoolExecutor(1, initializer=init)
f = ex.submit(print, "never")
try:
    f.result()
except BrokenExecutor as e:
    print(type(e).__name__, e)
try:
    ex.submit(print)
except BrokenExecutor as e:
    print(type(e).__name__, e)
ex.shutdown()
f = Future()
f.add_done_callback(lambda f: 1 / 0)
f.add_done_callback(lambda f: print("the next is called all the same"))
f.set_result(1)
try:
    Executor().submit(print)
except NotImplementedError as e:
    print("NotImplementedError", e)
class Inline(Executor):
    def submit(self, fn, *args):
        f = Future()
        try:
            f.set_result(fn(*args))
        except Exception as e:
            f.set_exception(e)
        return f
with Inline() as ex:
    print(list(ex.map(abs, [-1, 2])))
