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
    for _ in range(3):
        c += 1


run(*[work] * 2)
print(c)

# finished '2' [4]
# finished '3'
# finished '4'
# finished '5'
# finished '6' [0]
