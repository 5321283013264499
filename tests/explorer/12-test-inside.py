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
    with condition:
        while not ready:
            condition.wait()


def tell():
    global ready
    ready = True
    with condition:
        condition.notify()


run(wait, tell)
print("done")

# finished 'done' [0]
