# Opposite orders again, but who waits too long
# gives back what it has. How often do they try?
import random
import threading
import time

fork, knife = threading.Lock(), threading.Lock()


def eat(first, second):
    name = threading.current_thread().name
    tries = 1
    while True:
        with first:
            time.sleep(0.01)
            if second.acquire(timeout=0.02):
                second.release()
                break
        tries += 1
        time.sleep(random.random() / 50)
    print(f"{name} has eaten, at try {tries}")


one = threading.Thread(target=eat, args=(fork, knife), name="Ada")
other = threading.Thread(target=eat, args=(knife, fork), name="Bob")
one.start()
other.start()
one.join()
other.join()
print("nobody is stuck")
