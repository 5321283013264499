# The hog sleeps with the lock in its hand. How
# long do the others wait? See their lanes.
import threading
import time

lock = threading.Lock()
began = time.perf_counter()


def hog():
    with lock:
        time.sleep(0.3)


def modest():
    with lock:
        pass
    waited = time.perf_counter() - began
    print(f"{threading.current_thread().name} waited {waited:.1f} s")


threads = [threading.Thread(target=hog, name="hog")]
for name in ("Ada", "Bob"):
    threads.append(threading.Thread(target=modest, name=name))
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
