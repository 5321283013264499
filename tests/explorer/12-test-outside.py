import threading


def run(*functions):
    threads = [threading.Thread(target=function) for function in functions]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


ready = False
condition = threading.Condition()


def wait():
    if not ready:
        with condition:
            condition.wait()


def tell():
    global ready
    ready = True
    with condition:
        condition.notify()


run(wait, tell)
print("done")

# finished 'done' [0]
# deadlock '' [1]
# fault lost wake-up
