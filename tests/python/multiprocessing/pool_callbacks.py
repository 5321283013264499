"""Callbacks of a pool run in the parent; an error has one of its own."""
import multiprocessing as mp
import threading

results, errors = [], []
called = threading.Semaphore(0)


def work(number):
    if number == 3:
        raise ValueError(f"{number} is bad")
    return number * number


def keep(target):
    def callback(value):
        target.append(value)
        called.release()

    return callback


if __name__ == "__main__":
    with mp.Pool(2) as pool:
        asked = [pool.apply_async(work, (n,), callback=keep(results), error_callback=keep(errors)) for n in range(5)]
        for _ in asked:
            called.acquire()
        print(sorted(results), errors)
        for one in asked:
            one.wait()
        print([one.ready() for one in asked], [one.successful() for one in asked])
        whole = pool.map_async(work, range(3), callback=keep(results))
        whole.wait(20)
        called.acquire()
        print(results[-1], whole.get())
        failing = pool.map_async(work, range(5), error_callback=keep(errors))
        called.acquire()
        print(repr(errors[-1]))
        try:
            failing.get()
        except ValueError as error:
            print(error, type(error.__cause__).__name__)
    print(mp.active_children())
