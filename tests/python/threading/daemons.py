"""Daemons: inherited from the thread that makes them, and fixed once they run."""
import threading

inherited = []


def make_child():
    inherited.append(threading.Thread().daemon)


for daemon in (False, True):
    parent = threading.Thread(target=make_child, daemon=daemon)
    parent.start()
    parent.join()
print(inherited)
print(threading.current_thread().daemon, threading.Thread(daemon=None).daemon)

stop = threading.Event()
thread = threading.Thread(target=stop.wait)
thread.daemon = True
print(thread.daemon)
thread.start()
try:
    thread.daemon = False
except RuntimeError as error:
    print(error)
stop.set()
thread.join()
print(thread.daemon, thread.is_alive())
try:
    threading.Thread.__init__(thread, target=print, args=3)
except TypeError as error:
    print("TypeError", error)
try:
    threading.Thread("group", print)
except AssertionError as error:
    print("AssertionError", error)


def last_words():
    threading.Event().wait()
    print("never printed")


threading.Thread(target=last_words, daemon=True).start()
print("the end: nobody waits for the daemon")
