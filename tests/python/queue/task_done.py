"""`task_done` and `join`: the queue counts what is unfinished, not what is inside."""
import queue
import threading

jobs = queue.Queue()
results = queue.Queue()


def work():
    while True:
        number = jobs.get()
        try:
            if number is None:
                return
            results.put(100 // number)
        except ZeroDivisionError as error:
            results.put(str(error))
        finally:
            jobs.task_done()


workers = [threading.Thread(target=work) for _ in range(3)]
for worker in workers:
    worker.start()
for number in (1, 2, 0, 5):
    jobs.put(number)
jobs.join()
print(jobs.unfinished_tasks, jobs.empty())
print(sorted((results.get() for _ in range(4)), key=str))
for _ in workers:
    jobs.put(None)
for worker in workers:
    worker.join()
print(jobs.unfinished_tasks)
try:
    jobs.task_done()
except ValueError as error:
    print(error)

# Empty is not the same as done.
jobs.put("last")
jobs.get()
joined = threading.Event()
waiter = threading.Thread(target=lambda: (jobs.join(), joined.set()))
waiter.start()
print(jobs.empty(), jobs.unfinished_tasks, joined.wait(timeout=0.01))
jobs.task_done()
waiter.join()
print(joined.is_set())
queue.Queue().join()
