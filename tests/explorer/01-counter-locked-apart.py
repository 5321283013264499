import threading


def run(*functions):
    threads = [threading.Thread(target=function) for function in functions]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


c = 0
lock = threading.Lock()


def work():
    global c
    with lock:
        mine = c
    with lock:
        c = mine + 1


run(*[work] * 2)
print(c)

# finished '1' [1]
# finished '2' [0]
