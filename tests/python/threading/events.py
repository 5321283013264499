"""Events: set wakes all who wait, and stays set until it is cleared."""
import threading

event = threading.Event()
print(event.is_set(), event.wait(timeout=0.01), event.wait(0))
event.set()
event.set()
print(event.is_set(), event.wait(), event.wait(timeout=0))
event.clear()
print(event.is_set())

woken = []
waiting = threading.Barrier(4)


def wait_for_it(number):
    waiting.wait()
    woken.append((number, event.wait(timeout=20)))


threads = [threading.Thread(target=wait_for_it, args=(n,)) for n in range(3)]
for thread in threads:
    thread.start()
waiting.wait()
print(woken)
event.set()
for thread in threads:
    thread.join()
print(sorted(woken))

# One step each, in turn.
steps = [threading.Event() for _ in range(4)]
order = []


def step(number):
    steps[number].wait()
    order.append(number)
    steps[(number + 1) % len(steps)].set()


threads = [threading.Thread(target=step, args=(n,)) for n in (3, 1, 2, 0)]
for thread in threads:
    thread.start()
steps[0].set()
for thread in threads:
    thread.join()
print(order)
