import threading


def run(*functions):
    threads = [threading.Thread(target=function) for function in functions]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


class Box:
    pass


last = None


def put():
    global last
    last = Box()
    print(last)


run(put, put)
print("last", last)

# finished '<__main__.Box object at 0x7f0000000010>\n<__main__.Box object at 0x7f0000000010>\nlast <__main__.Box object at 0x7f0000000010>' [1]
# finished '<__main__.Box object at 0x7f0000000010>\n<__main__.Box object at 0x7f0000000020>\nlast <__main__.Box object at 0x7f0000000020>' [0]
