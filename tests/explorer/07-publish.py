import threading


def run(*functions):
    threads = [threading.Thread(target=function) for function in functions]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


data = flag = 0
r = None


def write():
    global data, flag
    data = 42
    flag = 1


def read():
    global r
    if flag:
        r = data


run(write, read)
print(r)

# finished '42' [0]
# finished 'None'
