import threading


def run(*functions):
    threads = [threading.Thread(target=function) for function in functions]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


items = []
changed = threading.Condition()


def produce():
    for item in (1, 2):
        with changed:
            while items:
                changed.wait()
            items.append(item)
            changed.notify()


def consume():
    with changed:
        while not items:
            changed.wait()
        items.pop(0)
        changed.notify()


run(produce, consume, consume)
print("done", len(items))

# finished 'done 0' [0]
# deadlock '' [0]
