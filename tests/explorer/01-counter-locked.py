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
    for _ in range(3):
        with lock:
            c += 1


run(*[work] * 2)
print(c)

# finished '6' [0]
