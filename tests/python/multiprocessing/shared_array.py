"""An array in shared memory: a fixed length, slices, and what each process may write."""
import multiprocessing as mp


def square(array, start, stop):
    for index in range(start, stop):
        array[index] = array[index] ** 2


def reverse(array):
    with array.get_lock():
        array[:] = array[::-1]


if __name__ == "__main__":
    numbers = mp.Array("i", range(6))
    workers = [mp.Process(target=square, args=(numbers, n, n + 2)) for n in (0, 2, 4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    print(numbers[:], len(numbers), sum(numbers), numbers[-1])
    process = mp.Process(target=reverse, args=(numbers,))
    process.start()
    process.join()
    print(list(numbers), numbers[1:4], 25 in numbers[:])
    zeros = mp.Array("d", 3)
    zeros[0], zeros[2] = 0.5, 2
    print(zeros[:])
    for attempt in (lambda: zeros[3], lambda: zeros.__setitem__(7, 1), lambda: zeros.append(1)):
        try:
            attempt()
        except (IndexError, AttributeError) as error:
            print(type(error).__name__)
    try:
        numbers[0] = "x"
    except TypeError as error:
        print(error)
    letters = mp.Array("c", b"hello")
    letters[0] = b"j"
    print(letters.value, letters.raw)
    plain = mp.Array("i", [1, 2], lock=False)
    plain[0] += 5
    print(plain[:], hasattr(plain, "get_lock"))
