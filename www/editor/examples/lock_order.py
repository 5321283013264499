# Two accounts, two locks, two directions: and
# no deadlock, as both take the locks in one order.
import threading

accounts = {"Ada": 1_000, "Bob": 1_000}
locks = {name: threading.Lock() for name in accounts}


def move(giver, taker):
    first, second = sorted([giver, taker])
    for _ in range(1_000):
        with locks[first], locks[second]:
            accounts[giver] -= 1
            accounts[taker] += 1


one = threading.Thread(target=move, args=("Ada", "Bob"))
other = threading.Thread(target=move, args=("Bob", "Ada"))
one.start()
other.start()
one.join()
other.join()
print(accounts, "sum", sum(accounts.values()))
