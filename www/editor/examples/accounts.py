# Money moves between two accounts, without a
# lock. Is the sum still 2000 at the end?
import threading

accounts = {"Ada": 1_000, "Bob": 1_000}


def changed(balance, amount):
    return balance + amount


def move(giver, taker):
    for _ in range(5_000):
        accounts[giver] = changed(accounts[giver], -1)
        accounts[taker] = changed(accounts[taker], 1)


one = threading.Thread(target=move, args=("Ada", "Bob"))
other = threading.Thread(target=move, args=("Bob", "Ada"))
one.start()
other.start()
one.join()
other.join()
print("the sum is", sum(accounts.values()))
