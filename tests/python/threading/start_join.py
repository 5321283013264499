import threading
import time

log = []

def worker(n, delay=0.0, *, tag="w"):
    time.sleep(delay)
    log.append(f"{tag}{n}")

threads = [threading.Thread(target=worker, args=(i,), kwargs={"delay": 0.05 * (3 - i), "tag": "t"}) for i in range(3)]
print([t.name for t in threads])
print([t.is_alive() for t in threads], [t.ident for t in threads])
for t in threads:
    t.start()
print([t.is_alive() for t in threads], all(isinstance(t.ident, int) for t in threads))
print(threading.active_count(), len(threading.enumerate()))
for t in threads:
    t.join()
print(log, [t.is_alive() for t in threads], threading.active_count())

t = threading.Thread(target=worker, name="special", args=(9,))
print(t.name, t.daemon, repr(t))
try:
    t.join()
except RuntimeError as e:
    print("RuntimeError:", e)
t.start()
t.join()
try:
    t.start()
except RuntimeError as e:
    print("RuntimeError:", e)
try:
    threading.current_thread().join()
except RuntimeError as e:
    print("RuntimeError:", e)
try:
    t2 = threading.Thread(target=worker)
    t2.daemon = True
    print(t2.daemon, repr(t2))
    threading.current_thread().daemon = True
except RuntimeError as e:
    print("RuntimeError:", e)
try:
    threading.Thread(1)
except AssertionError as e:
    print("AssertionError:", e)

slow = threading.Thread(target=time.sleep, args=(0.2,))
slow.start()
slow.join(0.01)
print("alive after a short join:", slow.is_alive())
slow.join(-1)
slow.join()
print("alive after a long join:", slow.is_alive())
main = threading.main_thread()
print(main.name, main is threading.current_thread(), main.is_alive(), main.ident == threading.get_ident())
main.name = "boss"
print(threading.current_thread().name)
print(threading.Thread(name=5).name, threading.Thread(target=5).name, threading.Thread(target=lambda: 1).name)
