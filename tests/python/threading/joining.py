"""Joining: with a timeout, twice, before the start, and by oneself."""
import threading


def trial(function, *args):
    try:
        print(function(*args))
    except RuntimeError as error:
        print("RuntimeError:", error)


stop = threading.Event()
thread = threading.Thread(target=stop.wait)
trial(thread.join)
thread.start()
trial(thread.start)
thread.join(timeout=0.01)
print(thread.is_alive())
thread.join(0)
print(thread.is_alive())
stop.set()
thread.join()
print(thread.is_alive())
trial(thread.join)
trial(thread.join, 1)
trial(thread.start)
trial(threading.current_thread().join)

# Threads that join one another, as a chain.
order = []


def after(previous, number):
    if previous is not None:
        previous.join()
    order.append(number)


previous = None
chain = []
for number in range(4):
    previous = threading.Thread(target=after, args=(previous, number))
    chain.append(previous)
for thread in chain:
    thread.start()
chain[-1].join()
print(order, [thread.is_alive() for thread in chain])


class Sum(threading.Thread):
    def __init__(self, numbers):
        super().__init__()
        self.numbers = numbers
        self.total = None

    def run(self):
        self.total = sum(self.numbers)


parts = [Sum(range(n, 100, 4)) for n in range(4)]
for part in parts:
    part.start()
for part in parts:
    part.join()
print(sum(part.total for part in parts), parts[0].total)
