"""Several arguments for each call: starmap, partial functions and keywords."""
import multiprocessing as mp
from functools import partial


def volume(width, height, depth=1):
    return width * height * depth


def join(*words, sep="-"):
    return sep.join(words)


if __name__ == "__main__":
    with mp.Pool(3) as pool:
        print(pool.starmap(volume, [(1, 2), (3, 4, 5), (6, 7)]))
        print(pool.starmap(join, ["ab", ("c", "d", "e"), []]))
        print(pool.map(partial(volume, 2, depth=10), [1, 2, 3]))
        asked = pool.starmap_async(join, zip("abc", "xyz"), chunksize=2)
        print(asked.get(timeout=20), asked.successful())
        print(pool.apply(join, ["a", "b"], {"sep": "+"}))
        print([r.get() for r in [pool.apply_async(volume, (n, n), dict(depth=n)) for n in range(4)]])
        for wrong in ([(1,)], [3]):
            try:
                print(pool.starmap(volume, wrong))
            except TypeError as error:
                print(str(error).replace("__main__.", ""))
        try:
            pool.map(lambda x: x, [1])
        except Exception as error:
            print(type(error).__name__)
