import threading


def run(*functions):
    threads = [threading.Thread(target=function) for function in functions]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


permits = threading.Semaphore(2)
inside = []
most = []


def work():
    with permits:
        inside.append(1)
        most.append(len(inside))
        inside.pop()


run(work, work, work)
print(max(most))

# finished '1' [0]
# finished '2' [1]
