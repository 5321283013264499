# The same three lines with threads and with
# processes: one word changes.
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor


def digits(n):
    return sum(int(digit) for digit in str(2**n))


if __name__ == "__main__":
    for Executor in (ThreadPoolExecutor, ProcessPoolExecutor):
        with Executor(max_workers=2) as pool:
            sums = list(pool.map(digits, [10, 100, 1_000]))
        print(Executor.__name__, sums)
