import threading


def run(*functions):
    threads = [threading.Thread(target=function) for function in functions]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def one():
    print("a")
    print("b")


def two():
    print("c")
    print("d")


run(one, two)

# finished 'a\nb\nc\nd' [0]
