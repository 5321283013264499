import queue
import threading
import time

s = queue.SimpleQueue()
print(s.empty(), s.qsize())
s.put(1); s.put(2, block=False, timeout=0); s.put_nowait(3)
print(s.qsize(), s.get(), s.get_nowait(), s.get(timeout=1))
for f in (s.get_nowait, lambda: s.get(False), lambda: s.get(timeout=0.01), lambda: s.get(timeout=-1)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
got = []
t = threading.Thread(target=lambda: got.append(s.get()))
t.start()
time.sleep(0.01)
s.put("x")
t.join()
print(got, type(s).__name__)
