import threading

lock = threading.Lock()
seen = []


def first():
    with lock:
        seen.append(1)
    seen.append(3)


def second():
    seen.append(2)
    with lock:
        seen.append(4)


threads = [threading.Thread(target=first), threading.Thread(target=second)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(*seen)
# finished '1 2 3 4' [1]
# finished '1 2 4 3' [1]
# finished '1 3 2 4' [0]
# finished '2 1 3 4' [1]
# finished '2 1 4 3' [2]
# finished '2 4 1 3' [0]
