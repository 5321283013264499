import queue
import threading

STOP = object()
first, second = queue.Queue(2), queue.Queue(2)
def read():
    for n in range(12): first.put(n)
    for _ in range(3): first.put(STOP)
def square():
    while True:
        n = first.get()
        if n is STOP:
            second.put(STOP)
            return
        second.put(n * n)
threads = [threading.Thread(target=read)] + [threading.Thread(target=square) for _ in range(3)]
for t in threads: t.start()
stops = total = count = 0
while stops < 3:
    item = second.get()
    if item is STOP: stops += 1
    else: total += item; count += 1
for t in threads: t.join()
print(total, count, first.empty(), second.empty())
