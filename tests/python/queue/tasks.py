import queue
import threading

q = queue.Queue()
try:
    q.task_done()
except ValueError as e:
    print("ValueError:", e)
done = []
def worker():
    while True:
        item = q.get()
        if item is None:
            q.task_done()
            break
        done.append(item * item)
        q.task_done()
threads = [threading.Thread(target=worker) for _ in range(4)]
for t in threads: t.start()
for i in range(20): q.put(i)
q.join()
print(sorted(done), q.unfinished_tasks)
for _ in threads: q.put(None)
for t in threads: t.join()
print(q.empty(), q.unfinished_tasks)
try:
    q.task_done()
except ValueError as e:
    print("ValueError:", e)
