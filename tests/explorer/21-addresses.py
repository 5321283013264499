import threading


def run(*functions):
    threads = [threading.Thread(target=function) for function in functions]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


class Box:
    pass


shared = Box()


def make(name):
    box = Box()
    print(name, box)
    print(name, shared)
    print(name, box)


run(lambda: make("a"), lambda: make("b"))

# finished 'a <__main__.Box object at 0x7f0000000010>\na <__main__.Box object at 0x7f0000000010>\na <__main__.Box object at 0x7f0000000020>\nb <__main__.Box object at 0x7f0000000020>\nb <__main__.Box object at 0x7f0000000030>\nb <__main__.Box object at 0x7f0000000030>' [0]
