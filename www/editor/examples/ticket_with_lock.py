# Question and sale under one lock: now nobody
# comes in between. Move the lock, and break it.
import threading
import time

tickets = 1
lock = threading.Lock()


def buy():
    global tickets
    name = threading.current_thread().name
    with lock:
        if tickets > 0:
            time.sleep(0.01)
            tickets -= 1
            print(name, "has a ticket")
        else:
            print(name, "comes too late")


buyers = [threading.Thread(target=buy, name=n) for n in ("Ada", "Bob")]
for buyer in buyers:
    buyer.start()
for buyer in buyers:
    buyer.join()
print("tickets left:", tickets)
