import threading


def run(*functions):
    threads = [threading.Thread(target=function) for function in functions]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


balance = 100
done = []


def withdraw():
    global balance
    if balance >= 100:
        balance -= 100
        done.append(1)


run(withdraw, withdraw)
print(balance, len(done))

# finished '-100 2' [1]
# finished '0 1' [0]
# finished '0 2' [1]
