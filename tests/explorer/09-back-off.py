import threading


def run(*functions):
    threads = [threading.Thread(target=function) for function in functions]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


a, b = threading.Lock(), threading.Lock()


def both(first, second):
    while True:
        with first:
            if second.acquire(blocking=False):
                second.release()
                return


run(lambda: both(a, b), lambda: both(b, a))
print("done")

# finished 'done' [0]
# fault livelock
