"""`imap`: results one by one, in order or as they come, with chunks and with exceptions in their place."""
import multiprocessing as mp


def invert(number):
    return 12 / number


def pid(_):
    return mp.current_process().pid


if __name__ == "__main__":
    with mp.Pool(2) as pool:
        print(list(pool.imap(invert, range(1, 5))))
        results = pool.imap(invert, [4, 0, 3], chunksize=1)
        print(next(results))
        try:
            next(results)
        except ZeroDivisionError as error:
            print(error)
        print(next(results))
        try:
            next(results)
        except StopIteration:
            print("StopIteration")
        print(sorted(pool.imap_unordered(invert, (1, 2, 3, 4), chunksize=3)))
        print(list(pool.imap(abs, (n for n in (-3, 2, -1)))))
        print(results is iter(results))
        waiting = pool.imap(invert, [6])
        print(waiting.next(timeout=20))
        print(len(set(pool.map(pid, range(20), chunksize=1))) <= 2, pid(0) not in pool.map(pid, range(4)))
        for chunksize in (0, -1):
            try:
                pool.imap(invert, [1], chunksize)
            except ValueError as error:
                print(str(error).split(",")[0])
        print(list(pool.imap(invert, [])))
