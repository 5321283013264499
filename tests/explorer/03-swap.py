import threading


def run(*functions):
    threads = [threading.Thread(target=function) for function in functions]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


a, b = 1, 2


def swap():
    global a, b
    a, b = b, a


run(swap, swap)
print(a, b)

# finished '1 2' [0]
# finished '2 1'
# finished '2 2'
