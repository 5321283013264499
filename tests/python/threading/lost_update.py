"""A lost update, made certain: both threads read before either writes. A lock makes it impossible."""
import threading

balance = 100
both_have_read = threading.Barrier(2)


def withdraw(amount):
    global balance
    seen = balance
    both_have_read.wait()
    balance = seen - amount


def run(target, amounts):
    threads = [threading.Thread(target=target, args=(amount,)) for amount in amounts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


run(withdraw, [10, 10])
print(balance)

balance = 100
lock = threading.Lock()


def withdraw_safely(amount):
    global balance
    with lock:
        seen = balance
        balance = seen - amount


run(withdraw_safely, [10, 10, 5])
print(balance)

# Check, then act: the check is worth nothing once another thread came between.
tickets = 1
sold = []
both_have_checked = threading.Barrier(2)


def sell(name):
    global tickets
    if tickets > 0:
        both_have_checked.wait()
        tickets -= 1
        sold.append(name)


run(sell, ["Ada", "Ben"])
print(tickets, sorted(sold))
