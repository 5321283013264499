import threading


def run(*functions):
    threads = [threading.Thread(target=function) for function in functions]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


import time


def one():
    time.sleep(0.1)
    print("A")


def two():
    time.sleep(0.2)
    print("B")


run(one, two)

# explore: order=exact
# finished 'A\nB'
# finished 'B\nA'
