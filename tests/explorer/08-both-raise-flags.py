import threading


def run(*functions):
    threads = [threading.Thread(target=function) for function in functions]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


flags = [False, False]
inside = []
both = []


def enter(me):
    other = 1 - me
    flags[me] = True
    while flags[other]:
        pass
    inside.append(me)
    if len(inside) == 2:
        both.append(True)
    inside.remove(me)
    flags[me] = False


run(lambda: enter(0), lambda: enter(1))
print(bool(both))

# finished 'False' [0]
# hang ''
