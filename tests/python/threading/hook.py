"""What happens with an exception that nobody catches in a thread: `threading.excepthook`."""
import threading

seen = []


def remember(args):
    seen.append((args.exc_type.__name__, str(args.exc_value), args.thread.name, args.exc_traceback is not None))


def fail(text):
    raise ValueError(text)


default = threading.excepthook
threading.excepthook = remember
for number in range(2):
    thread = threading.Thread(target=fail, args=(f"bad {number}",), name=f"failing-{number}")
    thread.start()
    thread.join()
for entry in seen:
    print(entry)

# `SystemExit` ends a thread in silence, whatever the hook.
threading.excepthook = default


def leave():
    raise SystemExit(3)


thread = threading.Thread(target=leave)
thread.start()
thread.join()
print(thread.is_alive())
print(threading.excepthook is threading.__excepthook__)
print(threading.ExceptHookArgs((ValueError, None, None, None)).exc_type.__name__)
