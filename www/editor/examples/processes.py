# Processes share nothing: each has a memory
# and a GIL of its own.
from multiprocessing import Process, Queue


def work(numbers, results):
    results.put(sum(n * n for n in numbers))


if __name__ == "__main__":
    results = Queue()
    parts = [range(0, 20_000), range(20_000, 40_000)]
    processes = []
    for part in parts:
        processes.append(Process(target=work, args=(part, results)))
    for process in processes:
        process.start()
    total = sum(results.get() for _ in processes)
    for process in processes:
        process.join()
    print(total)
