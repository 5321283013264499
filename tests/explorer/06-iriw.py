import threading


def run(*functions):
    threads = [threading.Thread(target=function) for function in functions]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


x = y = 0
seen = [0, 0, 0, 0]


def write_x():
    global x
    x = 1


def write_y():
    global y
    y = 1


def read_x():
    seen[0] = x
    seen[1] = y


def read_y():
    seen[2] = y
    seen[3] = x


run(write_x, write_y, read_x, read_y)
print(*seen)

# finished '0 0 0 0'
# finished '0 0 0 1'
# finished '0 0 1 0'
# finished '0 0 1 1'
# finished '0 1 0 0'
# finished '0 1 0 1'
# finished '0 1 1 0'
# finished '0 1 1 1'
# finished '1 0 0 0'
# finished '1 0 0 1'
# finished '1 0 1 1'
# finished '1 1 0 0'
# finished '1 1 0 1'
# finished '1 1 1 0'
# finished '1 1 1 1'
