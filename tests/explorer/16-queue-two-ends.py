import threading


def run(*functions):
    threads = [threading.Thread(target=function) for function in functions]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


from queue import Queue

q = Queue()
for item in (1, 2, None, None):
    q.put(item)


def consume():
    while q.get() is not None:
        pass


run(consume, consume)
print("done")

# finished 'done' [0]
