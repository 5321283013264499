import threading


def run(*functions):
    threads = [threading.Thread(target=function) for function in functions]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


import time

x = 0


def work():
    global x
    mine = x
    time.sleep(0.1)
    x = mine + 1


run(work, work, work)
print(x)

# explore: time=punctual
# finished '1' [0]
