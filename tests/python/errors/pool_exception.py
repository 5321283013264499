import multiprocessing as mp


def root(x):
    if x < 0:
        raise ValueError(f"no root of {x}")
    return x**0.5


if __name__ == "__main__":
    with mp.Pool(2) as pool:
        print(pool.map(root, [4, 9]))
        pool.map(root, [1, -1])
