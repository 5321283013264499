import threading


def run(*functions):
    threads = [threading.Thread(target=function) for function in functions]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


lock = threading.Lock()


def bad():
    with lock:
        raise ValueError("x")


def good():
    with lock:
        print("good")


run(bad, good)
print("done")

# exception 'done\ngood' 'ValueError: x' [0]
