import threading


def run(*functions):
    threads = [threading.Thread(target=function) for function in functions]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


flags = [False, False]
turn = 0
inside = []
both = []


def enter(me):
    global turn
    other = 1 - me
    turn = other
    flags[me] = True
    while flags[other] and turn == other:
        pass
    inside.append(me)
    if len(inside) == 2:
        both.append(True)
    inside.remove(me)
    flags[me] = False


run(lambda: enter(0), lambda: enter(1))
print(bool(both))

# finished 'False' [0]
# finished 'True' [2]
