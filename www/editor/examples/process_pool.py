# A pool of processes: the list is cut up, and the
# results come back in the order of the list.
from multiprocessing import Pool


def divisors(n):
    return sum(1 for d in range(1, n + 1) if n % d == 0)


if __name__ == "__main__":
    with Pool(2) as pool:
        counts = pool.map(divisors, range(1, 301))
        late = pool.apply_async(divisors, (720,))
        print("720 has", late.get(), "divisors")
    most = max(counts)
    print(counts.index(most) + 1, "has", most)
