# One ticket, two buyers. Between the question
# and the sale there is time for the other one.
import threading
import time

tickets = 1


def buy():
    global tickets
    name = threading.current_thread().name
    if tickets > 0:
        time.sleep(0.01)  # the buyer looks for money
        tickets -= 1
        print(name, "has a ticket")
    else:
        print(name, "comes too late")


buyers = [threading.Thread(target=buy, name=n) for n in ("Ada", "Bob")]
for buyer in buyers:
    buyer.start()
for buyer in buyers:
    buyer.join()
print("tickets left:", tickets)
