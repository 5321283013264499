"""The life of a pool: closing, joining, terminating, and workers that are set up."""
import multiprocessing as mp

table = {}


def set_up(name, size):
    table["name"] = name
    table["squares"] = [n * n for n in range(size)]


def look_up(number):
    return table["name"], table["squares"][number]


def hang(_):
    mp.Event().wait()


if __name__ == "__main__":
    with mp.Pool(2, initializer=set_up, initargs=("squares", 10)) as pool:
        print(pool.map(look_up, [2, 3, 9]))
        try:
            pool.apply(look_up, (10,))
        except IndexError as error:
            print(error)
    print(table)
    try:
        pool.apply(look_up, (1,))
    except ValueError as error:
        print(error)

    pool = mp.Pool(processes=2)
    asked = pool.map_async(abs, [-1, -2])
    pool.close()
    pool.join()
    print(asked.get(), len(mp.active_children()))
    for attempt in (lambda: pool.map(abs, [1]), lambda: pool.imap(abs, [1])):
        try:
            attempt()
        except ValueError as error:
            print(error)

    pool = mp.Pool(2)
    stuck = pool.map_async(hang, range(4))
    try:
        stuck.get(timeout=0.01)
    except mp.TimeoutError:
        print("TimeoutError", stuck.ready())
    pool.terminate()
    pool.join()
    print(len(mp.active_children()))
    for wrong in (0, -2):
        try:
            mp.Pool(wrong)
        except ValueError as error:
            print(error)
    with mp.Pool(1, maxtasksperchild=2) as pool:
        print(pool.map(abs, range(-5, 0), chunksize=1))
