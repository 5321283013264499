import threading


def run(*functions):
    threads = [threading.Thread(target=function) for function in functions]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


a, b, gate = threading.Lock(), threading.Lock(), threading.Lock()


def one():
    with gate:
        with a:
            with b:
                pass


def two():
    with gate:
        with b:
            with a:
                pass


run(one, two)
print("done")

# finished 'done' [0]
