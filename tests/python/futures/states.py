from concurrent.futures import CancelledError, Future, InvalidStateError

def text(f): return repr(f).split(" state=")[1]
def trial(f):
    try:
        print(repr(f()))
    except BaseException as e:
        print(type(e).__name__, str(e).split(":")[0])
f = Future()
print(text(f), f.done(), f.running(), f.cancelled())
trial(lambda: f.result(timeout=0.01)); trial(lambda: f.exception(timeout=0))
print(f.set_running_or_notify_cancel(), text(f), f.running(), f.cancel())
f.set_result([1])
print(text(f), f.done(), f.result(), f.exception(), f.cancel())
trial(lambda: f.set_result(2)); trial(lambda: f.set_exception(ValueError()))
f = Future()
f.set_exception(KeyError("k"))
print(text(f), repr(f.exception()))
trial(f.result)
f = Future()
print(f.cancel(), text(f), f.cancelled(), f.done(), f.cancel(), f.running())
trial(f.result); trial(f.exception)
print(f.set_running_or_notify_cancel(), f.cancel())
print(CancelledError.__mro__[1].__name__, issubclass(InvalidStateError, Exception))
log = []
f = Future()
f.add_done_callback(lambda f: log.append("first"))
f.add_done_callback(lambda f: log.append(f.result()))
f.set_result("value")
f.add_done_callback(lambda f: log.append("late"))
print(log)
f = Future()
f.add_done_callback(lambda f: print("cancelled", f.cancelled()))
f.cancel()
