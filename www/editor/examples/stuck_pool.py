# A pool of one, whose task waits for a second
# task of the same pool. Who should do that one?
from concurrent.futures import ThreadPoolExecutor


def inner():
    return 21


def outer(pool):
    return 2 * pool.submit(inner).result()


with ThreadPoolExecutor(max_workers=1) as pool:
    print(pool.submit(outer, pool).result())
