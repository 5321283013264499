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


run(*[lambda n=n: dine(forks[n], forks[(n + 1) % 3]) for n in range(3)])
print("done")

# finished 'done' [0]
# deadlock '' [1]
