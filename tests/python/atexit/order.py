import atexit
import threading
import time

atexit.register(print, "first registered, last called", sep="-")

@atexit.register
def second():
    print("second")

def gone(): print("never")
atexit.register(gone)
atexit.unregister(gone)
def late():
    time.sleep(0.03)
    print("a thread ends first")
threading.Thread(target=late).start()
print("main ends")
