import multiprocessing as mp
import os
import sys
import time

X = 0
def child(n, out, tag="?"):
    global X
    X = n
    out.put((n, tag, X, mp.current_process().name, os.getpid() != parent, mp.parent_process().name))
def nothing(): pass
def leave(code): sys.exit(code)
parent = os.getpid()
def trial(f):
    try:
        print(f())
    except (AssertionError, ValueError, RuntimeError) as e:
        print(type(e).__name__, e)
if __name__ == "__main__":
    out = mp.SimpleQueue()
    p = mp.Process(target=child, args=(5, out), kwargs={"tag": "x"})
    print(p.name, p.is_alive(), p.exitcode, p.pid, p.daemon, repr(p).startswith("<Process name='Process-1' parent="))
    trial(p.join)
    p.start()
    got = out.get()
    p.join()
    print(got, X, p.exitcode, p.is_alive(), p.pid == p.ident and p.pid > 0)
    trial(p.start)
    print(repr(p).endswith("stopped exitcode=0>"))
    p.close()
    trial(p.is_alive)
    print(repr(p).endswith("closed>"))
    for code in (3, None, 0):
        p = mp.Process(target=leave, args=(code,))
        p.start(); p.join()
        print(p.exitcode)
    p = mp.Process(target=time.sleep, args=(30,), name="sleeper", daemon=True)
    p.start()
    p.join(0.02)
    print(p.is_alive(), p.exitcode, [c.name for c in mp.active_children()], p.daemon)
    trial(p.close)
    p.terminate(); p.join()
    print(p.exitcode, p.is_alive(), mp.active_children())
    p = mp.Process(target=time.sleep, args=(30,))
    p.start(); p.kill(); p.join()
    print(p.exitcode)
    class Mine(mp.Process):
        def run(self): out.put((self.name, mp.current_process() is self))
    m = Mine(); m.start(); print(out.get()); m.join()
    print(mp.current_process().name, mp.parent_process(), mp.cpu_count() >= 1, mp.get_start_method())
    trial(lambda: mp.Process(1))
