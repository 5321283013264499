import threading


def run(*functions):
    threads = [threading.Thread(target=function) for function in functions]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


a, b = 100, 100


def forth():
    global a, b
    a -= 10
    b += 10


def back():
    global a, b
    b -= 20
    a += 20


run(forth, back)
print(a, b)

# finished '110 80'
# finished '110 90' [0]
# finished '110 110'
# finished '120 90'
# finished '90 90'
