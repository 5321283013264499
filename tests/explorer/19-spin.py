import threading


def run(*functions):
    threads = [threading.Thread(target=function) for function in functions]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


n = 0


def work():
    global n
    n += 1
    while n < 2:
        pass


run(work, work)
print("done")

# finished 'done'
# hang '' [1]
