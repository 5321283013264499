# A Condition: wait until something holds. Put `if`
# in place of `while`: is it still right?
import threading

changed = threading.Condition()
shelf, sold = [], []


def sell():
    with changed:
        while not shelf:
            changed.wait()
        sold.append(shelf.pop())


def bake():
    for number in range(2):
        with changed:
            shelf.append(f"cake {number}")
            changed.notify_all()


sellers = [threading.Thread(target=sell, name=n) for n in ("Ada", "Bob")]
for seller in sellers:
    seller.start()
bake()
for seller in sellers:
    seller.join()
print("sold:", sorted(sold))
