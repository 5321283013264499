import threading


def run(*functions):
    threads = [threading.Thread(target=function) for function in functions]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


x = 5


def double():
    global x
    x = x * 2


def increase():
    global x
    x = x + 1


run(double, increase)
print(x)

# finished '6' [1]
# finished '10' [1]
# finished '11' [0]
# finished '12' [0]
