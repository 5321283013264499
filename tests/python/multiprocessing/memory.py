"""A process has a copy of everything; only what is made to be shared is shared."""
import atexit
import multiprocessing as mp
import os
import threading

numbers = [1, 2, 3]
state = {"who": "parent"}
lock = threading.Lock()


class Counter:
    count = 0

    def __init__(self):
        self.own = 0

    def up(self):
        self.own += 1
        Counter.count += 1


counter = Counter()


def generate():
    yield from range(5)


running = generate()
next(running)


def child(results, value, array):
    numbers.append(4)
    state["who"] = "child"
    counter.up()
    value.value += 5
    array[1] = 2.5
    # The lock is held here too, though its holder has not come along.
    results.put((numbers, dict(state), counter.own, Counter.count, next(running), lock.locked(), threading.active_count()))


def nested(results, depth):
    if depth:
        p = mp.Process(target=nested, args=(results, depth - 1))
        p.start()
        p.join()
    results.put((depth, mp.current_process().name, os.getppid() == mp.parent_process().pid))


def returns_nothing_to_parent():
    return "lost"


atexit.register(print, "only the main process says this")

if __name__ == "__main__":
    results, value, array = mp.SimpleQueue(), mp.Value("i", 1), mp.Array("d", 3)
    lock.acquire()
    waiting = threading.Thread(target=lock.acquire, daemon=True)
    waiting.start()
    p = mp.Process(target=child, args=(results, value, array))
    p.start()
    print(results.get())
    p.join()
    lock.release()
    waiting.join()
    print(numbers, state, counter.own, Counter.count, next(running), value.value, array[:])
    results.put(numbers)
    numbers.append("later")
    print(results.get())
    p = mp.Process(target=nested, args=(results, 2))
    p.start()
    p.join()
    print([results.get() for _ in range(3)])
    p = mp.Process(target=returns_nothing_to_parent)
    p.start()
    p.join()
    print(p.exitcode)
