import threading
import time

def late():
    time.sleep(0.1)
    print("a thread prints after the main thread's end")
    print(threading.main_thread().is_alive())

def never():
    time.sleep(30)
    print("a daemon does not")

threading.Thread(target=late).start()
threading.Thread(target=never, daemon=True).start()
def child():
    print(threading.current_thread().daemon)
t = threading.Thread(target=lambda: threading.Thread(target=child).start(), daemon=True)
t.start(); t.join(); time.sleep(0.02)
print("main ends")
