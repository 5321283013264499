import threading


def run(*functions):
    threads = [threading.Thread(target=function) for function in functions]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


lock = threading.Lock()


def bad():
    lock.acquire()
    raise ValueError("x")


def good():
    lock.acquire()
    print("good")
    lock.release()


run(bad, good)
print("done")

# exception 'done\ngood' 'ValueError: x'
# deadlock '' 'ValueError: x'
