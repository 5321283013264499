# join() of a queue waits for what was taken out
# of it to be done, not only for it to be empty.
import queue
import threading
import time

todo = queue.Queue()
done = []


def work():
    while True:
        number = todo.get()
        time.sleep(0.02)
        done.append(number * number)
        todo.task_done()


for n in range(3):
    threading.Thread(target=work, daemon=True).start()
for number in range(9):
    todo.put(number)
todo.join()
print("done:", sorted(done))
