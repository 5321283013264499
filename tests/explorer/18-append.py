import threading


def run(*functions):
    threads = [threading.Thread(target=function) for function in functions]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


items = []


def work():
    items.append(1)
    items.append(2)


run(work, work)
print(len(items))

# finished '4' [0]
