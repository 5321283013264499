import threading


def run(*functions):
    threads = [threading.Thread(target=function) for function in functions]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


readers = 0
count, resource = threading.Lock(), threading.Lock()


def read():
    global readers
    while True:
        with count:
            readers += 1
            if readers == 1:
                resource.acquire()
        with count:
            readers -= 1
            if readers == 0:
                resource.release()


def write():
    with resource:
        pass


threads = [threading.Thread(target=read, daemon=True) for _ in range(2)]
threads.append(threading.Thread(target=write))
for thread in threads:
    thread.start()
threads[2].join()
print("done")

# finished 'done' [0]
# fault starvation
