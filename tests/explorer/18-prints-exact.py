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

# explore: order=exact
# finished 'a\nb\nc\nd'
# finished 'a\nc\nb\nd'
# finished 'a\nc\nd\nb'
# finished 'c\na\nb\nd'
# finished 'c\na\nd\nb'
# finished 'c\nd\na\nb'
