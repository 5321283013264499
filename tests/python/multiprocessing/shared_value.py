"""A number in shared memory: with its lock nothing is lost; its type bounds what it can hold."""
import multiprocessing as mp


def add(value, times):
    for _ in range(times):
        with value.get_lock():
            value.value += 1


def child(value):
    value.value = value.value * 2


if __name__ == "__main__":
    total = mp.Value("i", 0)
    processes = [mp.Process(target=add, args=(total, 50)) for _ in range(4)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    print(total.value)

    for code, start in (("d", 1.25), ("b", 5), ("q", 2**40), ("Q", 7)):
        value = mp.Value(code, start)
        process = mp.Process(target=child, args=(value,))
        process.start()
        process.join()
        print(code, value.value)
    small = mp.Value("B", 250)
    small.value += 10
    print(small.value)
    try:
        small.value = "text"
    except TypeError as error:
        print(error)
    try:
        mp.Value("i", 0).value = 1.5
    except TypeError as error:
        print(error)
    plain = mp.Value("i", 3, lock=False)
    print(plain.value, hasattr(plain, "get_lock"))
    own = mp.Value("i", 1, lock=mp.RLock())
    with own:
        own.value += 1
    print(own.value)
