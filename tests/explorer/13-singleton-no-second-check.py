import threading


def run(*functions):
    threads = [threading.Thread(target=function) for function in functions]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


made = []
only = None
lock = threading.Lock()


class Thing:
    def __init__(self):
        made.append(1)


def get():
    global only
    if only is None:
        with lock:
            only = Thing()


run(get, get)
print(len(made))

# finished '1' [0]
# finished '2' [1]
