# What the library's documentation shows of threading, queue and concurrent.futures.
import concurrent.futures
import math
import queue
import threading
import time

q = queue.Queue()
done = []


def worker():
    while True:
        item = q.get()
        done.append(item)
        q.task_done()


threading.Thread(target=worker, daemon=True).start()
for item in range(30):
    q.put(item)
q.join()
print('All work completed', sorted(done) == list(range(30)))
mydata = threading.local()
mydata.x = 1
seen = []
thread = threading.Thread(target=lambda: seen.append(hasattr(mydata, 'x')))
thread.start()
thread.join()
print(seen, mydata.x, thread.is_alive(), threading.main_thread() is threading.current_thread())
items, cv, got = [], threading.Condition(), []


def consume_one_item():
    with cv:
        cv.wait_for(lambda: items)
        got.append(items.pop())


consumers = [threading.Thread(target=consume_one_item) for _ in range(3)]
for one in consumers:
    one.start()
for number in range(3):
    with cv:
        items.append(number)
        cv.notify()
for one in consumers:
    one.join()
print(sorted(got))
pool_sema = threading.BoundedSemaphore(value=2)
with pool_sema:
    print('one connection of two')
try:
    pool_sema.release()
except ValueError as error:
    print(error)
timer = threading.Timer(0.01, lambda: print('hello, world'))
timer.start()
timer.join()
b = threading.Barrier(2, timeout=5)
order = []


def server():
    order.append('server')
    b.wait()


def client():
    b.wait()
    order.append('client')


both = [threading.Thread(target=one) for one in (client, server)]
for one in both:
    one.start()
for one in both:
    one.join()
print(order)
event = threading.Event()
print(event.wait(0.001), event.is_set(), event.set(), event.wait())
lock = threading.RLock()
with lock, lock:
    print('twice')
print(repr(threading.Lock())[:16], threading.active_count() >= 1)

PRIMES = [112272535095293, 112582705942171, 115280095190773, 1099726899285419]


def is_prime(n):
    n = n % 10007 + 2
    if n < 2:
        return False
    if n == 2:
        return True
    if n % 2 == 0:
        return False
    return all(n % i for i in range(3, int(math.floor(math.sqrt(n))) + 1, 2))


with concurrent.futures.ThreadPoolExecutor(max_workers=2) as executor:
    future = executor.submit(pow, 323, 1235)
    print(future.result() == 323 ** 1235)
    for number, prime in zip(PRIMES, executor.map(is_prime, PRIMES)):
        print('%d is prime: %s' % (number, prime))


def load_url(url, timeout):
    if 'nonexistent' in url:
        raise ConnectionError(f'no such host, in {timeout} s')
    return b'x' * len(url)


URLS = ['http://www.foxnews.com/', 'http://www.cnn.com/', 'http://nonexistent-subdomain.python.org/']
with concurrent.futures.ThreadPoolExecutor(max_workers=5) as executor:
    future_to_url = {executor.submit(load_url, url, 60): url for url in URLS}
    lines = []
    for future in concurrent.futures.as_completed(future_to_url):
        url = future_to_url[future]
        try:
            data = future.result()
        except Exception as exc:
            lines.append('%r generated an exception: %s' % (url, exc))
        else:
            lines.append('%r page is %d bytes' % (url, len(data)))
    print(*sorted(lines), sep='\n')
    finished, pending = concurrent.futures.wait([executor.submit(abs, -1), executor.submit(abs, 2)])
    print(sorted(one.result() for one in finished), pending)
future = concurrent.futures.Future()
print(future.cancel(), future.cancelled(), future.done())
try:
    future.result()
except concurrent.futures.CancelledError as error:
    print(type(error).__name__)
p = queue.PriorityQueue()
for entry in [(2, 'code'), (1, 'eat'), (3, 'sleep')]:
    p.put(entry)
print([p.get()[1] for _ in range(3)])
try:
    queue.Queue().get_nowait()
except queue.Empty as error:
    print('empty', repr(error))
