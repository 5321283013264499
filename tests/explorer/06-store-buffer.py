import threading


def run(*functions):
    threads = [threading.Thread(target=function) for function in functions]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


x = y = r = s = 0


def one():
    global x, r
    x = 1
    r = y


def two():
    global y, s
    y = 1
    s = x


run(one, two)
print(r, s)

# finished '0 1'
# finished '1 0'
# finished '1 1'
