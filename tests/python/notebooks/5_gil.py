# Work for the processor gains nothing from threads under a GIL; waiting does.
import threading
import time

NUMBERS = [15492781, 15492787, 15492803, 15492811, 15492810, 15492833, 15492859, 15502547, 15520301, 15527509]


def is_prime(n):
    if n < 2:
        return False
    if n % 2 == 0:
        return n == 2
    for divisor in range(3, int(n**0.5) + 1, 2):
        if n % divisor == 0:
            return False
    return True


results = {}


def check(n):
    results[n] = is_prime(n)


begin = time.process_time()
for n in NUMBERS:
    check(n)
one_thread = time.process_time() - begin
alone = dict(results)
results.clear()

threads = [threading.Thread(target=check, args=(n,)) for n in NUMBERS]
begin = time.process_time()
for t in threads:
    t.start()
for t in threads:
    t.join()
ten_threads = time.process_time() - begin
print(results == alone, sum(results.values()), [n for n in NUMBERS if not results[n]])
print("both took some time:", one_thread > 0, ten_threads > 0)

begin = time.perf_counter()
for _ in range(3):
    time.sleep(0.05)
one_by_one = time.perf_counter() - begin
threads = [threading.Thread(target=time.sleep, args=(0.05,)) for _ in range(3)]
begin = time.perf_counter()
for t in threads:
    t.start()
for t in threads:
    t.join()
print("waiting is shorter in threads:", time.perf_counter() - begin < one_by_one * 0.7)
