import threading


def run(*functions):
    threads = [threading.Thread(target=function) for function in functions]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


items = []


def one():
    global items
    items = items + ["a"]


def two():
    global items
    items = items + ["b"]


run(one, two)
print("".join(items))

# finished 'a' [1]
# finished 'ab' [0]
# finished 'b' [1]
# finished 'ba' [0]
