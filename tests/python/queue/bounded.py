import queue
import threading
import time

q = queue.Queue(maxsize=3)
depths = []
received = []
def producer():
    for i in range(10):
        q.put(i)
        depths.append(q.qsize())
    q.put(None)
def consumer():
    while (item := q.get()) is not None:
        received.append(item)
        time.sleep(0.001)
p, c = threading.Thread(target=producer), threading.Thread(target=consumer)
p.start(); c.start(); p.join(); c.join()
print(received, max(depths) <= 3)
def late():
    time.sleep(0.03)
    q.put("late")
threading.Thread(target=late).start()
print(q.get(timeout=5))
for i in range(3): q.put(i)
threading.Timer(0.02, q.get).start()
q.put("fits", timeout=5)
print([q.get() for _ in range(3)])
