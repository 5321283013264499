# An RLock may be taken again by who holds it. With
# a Lock this would wait for itself, for ever.
import threading

lock = threading.RLock()
lines = []


def add(line):
    with lock:
        lines.append(line)


def add_all(name):
    with lock:
        for number in range(3):
            add(f"{name}{number}")


threads = [threading.Thread(target=add_all, args=(n,)) for n in "ab"]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("whole:", "".join(lines) in ("a0a1a2b0b1b2", "b0b1b2a0a1a2"))
