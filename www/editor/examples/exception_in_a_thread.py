# An exception ends its own thread only. Press
# the line number in the traceback.
import threading


def divide(by):
    print("10 /", by, "=", 10 / by)


for by in [5, 0, 2]:
    thread = threading.Thread(target=divide, args=(by,))
    thread.start()
    thread.join()
print("the main thread never heard of it")
