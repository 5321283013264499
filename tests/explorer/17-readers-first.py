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


run(read, read, write)
print("done")

# finished 'done' [0]
