import threading


def run(*functions):
    threads = [threading.Thread(target=function) for function in functions]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


forks = [threading.Lock() for _ in range(3)]


def dine(left, right):
    with left:
        with right:
            pass


run(lambda: dine(forks[0], forks[1]), lambda: dine(forks[1], forks[2]), lambda: dine(forks[0], forks[2]))
print("done")

# finished 'done' [0]
