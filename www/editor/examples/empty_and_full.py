# A queue need not be waited for: it can say at
# once that it is empty or full.
import queue

box = queue.Queue(maxsize=1)
try:
    box.get_nowait()
except queue.Empty:
    print("Empty: nothing to get")

box.put("a letter")
try:
    box.put("another one", timeout=0.1)
except queue.Full:
    print("Full: no room within 0.1 s")

print("in it:", box.get(), "and", box.qsize(), "more")
