# A room with two seats, and five guests. Never
# are there more than two inside.
import threading
import time

seats = threading.Semaphore(2)
inside, most = 0, 0
lock = threading.Lock()


def visit():
    global inside, most
    with seats:
        with lock:
            inside += 1
            most = max(most, inside)
        time.sleep(0.05)
        with lock:
            inside -= 1


guests = [threading.Thread(target=visit) for _ in range(5)]
for guest in guests:
    guest.start()
for guest in guests:
    guest.join()
print("at most", most, "were inside")
