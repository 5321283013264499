# The queue has room for two. When is the maker
# held up, and how many items ever lie in it?
import queue
import threading
import time

box = queue.Queue(maxsize=2)
depths = []


def make():
    for number in range(8):
        box.put(number)
        depths.append(box.qsize())
    box.put(None)


def use():
    while box.get() is not None:
        time.sleep(0.02)


maker = threading.Thread(target=make, name="maker")
user = threading.Thread(target=use, name="user")
maker.start()
user.start()
maker.join()
user.join()
print("never more than", max(depths), "in the box")
