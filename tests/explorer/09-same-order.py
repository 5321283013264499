import threading


def run(*functions):
    threads = [threading.Thread(target=function) for function in functions]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


a, b = threading.Lock(), threading.Lock()


def one():
    with a:
        with b:
            pass


def two():
    with a:
        with b:
            pass


run(one, two)
print("done")

# finished 'done' [0]
