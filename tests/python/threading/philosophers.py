"""Five philosophers: an even number of seats taken at most, so that nobody starves at the table."""
import threading

COUNT, MEALS = 5, 3
forks = [threading.Lock() for _ in range(COUNT)]
eaten = [0] * COUNT
seats = threading.Semaphore(COUNT - 1)
using = [None] * COUNT
clashes = []


def take(fork, name):
    if using[fork] is not None:
        clashes.append((fork, using[fork], name))
    using[fork] = name


def philosopher(number):
    left, right = number, (number + 1) % COUNT
    for _ in range(MEALS):
        with seats, forks[left], forks[right]:
            take(left, number)
            take(right, number)
            eaten[number] += 1
            using[left] = using[right] = None


def dine(target):
    threads = [threading.Thread(target=target, args=(n,), name=f"P{n}") for n in range(COUNT)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


dine(philosopher)
print(eaten, clashes)


def left_handed_last(number):
    first, second = number, (number + 1) % COUNT
    if number == COUNT - 1:
        first, second = second, first
    for _ in range(MEALS):
        with forks[first]:
            with forks[second]:
                eaten[number] += 1


dine(left_handed_last)
print(eaten, [fork.locked() for fork in forks])
