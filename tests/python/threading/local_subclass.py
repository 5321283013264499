"""Data of each thread's own: a subclass of `threading.local` is set up anew in each thread."""
import threading


class Account(threading.local):
    limit = 10

    def __init__(self, owner):
        self.owner = owner
        self.history = []

    def note(self, text):
        self.history.append(text)
        return len(self.history)


account = Account("shared name")
account.note("main")
account.owner = "main's own"
results = []


def work(number):
    before = list(account.history)
    for _ in range(number):
        account.note(str(number))
    results.append((number, account.owner, before, account.history))


for number in (1, 2, 3):
    thread = threading.Thread(target=work, args=(number,))
    thread.start()
    thread.join()
for result in results:
    print(result)
print(account.owner, account.history, account.limit)

plain = threading.local()
plain.x = 1


def look():
    try:
        print(plain.x)
    except AttributeError as error:
        print(error)
    plain.x = 2


thread = threading.Thread(target=look)
thread.start()
thread.join()
print(plain.x, sorted(vars(plain)))
del plain.x
print(hasattr(plain, "x"))
