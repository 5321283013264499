# A thread is new, then alive, then over;
# and it lives only once. Watch is_alive().
import threading
import time


def nap():
    time.sleep(0.1)


thread = threading.Thread(target=nap, name="napper")
print("new:    ", thread.is_alive(), thread.ident)
thread.start()
print("started:", thread.is_alive(), thread.ident is not None)
thread.join()
print("joined: ", thread.is_alive())
try:
    thread.start()
except RuntimeError as error:
    print("again?  ", error)
