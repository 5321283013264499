import threading


def run(*functions):
    threads = [threading.Thread(target=function) for function in functions]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


a, b = 100, 100
lock = threading.Lock()
total = 0


def transfer():
    global a, b
    with lock:
        a -= 10
        b += 10


def add():
    global total
    total = a + b


run(transfer, add)
print(total)

# finished '190' [1]
# finished '200' [0]
# finished '210' [1]
