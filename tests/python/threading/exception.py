import sys
import threading

def fail(x):
    raise ValueError(f"bad {x}")

caught = []
def hook(args):
    caught.append((args.exc_type.__name__, str(args.exc_value), args.thread.name))

threading.excepthook = hook
t = threading.Thread(target=fail, args=(3,))
t.start(); t.join()
print(caught, t.is_alive())
threading.excepthook = threading.__excepthook__

t = threading.Thread(target=sys.exit)
t.start(); t.join()
print("SystemExit is silent")

class Out:
    text = ""
    def write(self, s):
        Out.text += s
    def flush(self):
        pass

old, sys.stderr = sys.stderr, Out()
t = threading.Thread(target=fail, args=(4,), name="failing")
t.start(); t.join()
sys.stderr = old
lines = Out.text.splitlines()
print(lines[0])
print(lines[1])
print(lines[-1])
print("main goes on")
