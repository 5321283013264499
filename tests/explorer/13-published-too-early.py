import threading


def run(*functions):
    threads = [threading.Thread(target=function) for function in functions]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


only = None


class Thing:
    pass


def make():
    global only
    only = Thing()
    only.name = "x"


def use():
    if only is not None:
        only.name


run(make, use)
print("done")

# finished 'done' [0]
# exception 'done' "AttributeError: 'Thing' object has no attribute 'name'" [1]
