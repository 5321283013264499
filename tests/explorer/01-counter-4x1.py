import threading


def run(*functions):
    threads = [threading.Thread(target=function) for function in functions]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


c = 0


def work():
    global c
    c += 1


run(*[work] * 4)
print(c)

# finished '1' [1]
# finished '2' [1]
# finished '3' [1]
# finished '4' [0]
