# What the library's documentation shows of multiprocessing.
from multiprocessing import Array, Lock, Pipe, Pool, Process, Queue, TimeoutError, Value, get_context
import time


def f(x):
    return x * x


def greet(name):
    print('hello', name, flush=True)


def put(q):
    q.put([42, None, 'hello'])


def send(conn):
    conn.send([42, None, 'hello'])
    conn.close()


def say(l, i, log):
    with l:
        log.put(f'hello world {i}')


def change(n, a):
    n.value = 3.1415927
    for i in range(len(a)):
        a[i] = -a[i]


if __name__ == '__main__':
    with Pool(5) as p:
        print(p.map(f, [1, 2, 3]))
    p = Process(target=greet, args=('bob',))
    p.start()
    p.join()
    print(p.exitcode, p.is_alive())
    q = Queue()
    p = Process(target=put, args=(q,))
    p.start()
    print(q.get())
    p.join()
    parent_conn, child_conn = Pipe()
    p = Process(target=send, args=(child_conn,))
    p.start()
    print(parent_conn.recv())
    p.join()
    lock, log = Lock(), Queue()
    all_of_them = [Process(target=say, args=(lock, num, log)) for num in range(4)]
    for one in all_of_them:
        one.start()
    print(sorted(log.get() for _ in all_of_them))
    for one in all_of_them:
        one.join()
    num, arr = Value('d', 0.0), Array('i', range(10))
    p = Process(target=change, args=(num, arr))
    p.start()
    p.join()
    print(num.value)
    print(arr[:])
    with Pool(processes=4) as pool:
        print(pool.map(f, range(10)))
        print(sorted(pool.imap_unordered(f, range(10))))
        res = pool.apply_async(f, (20,))
        print(res.get(timeout=5))
        multiple_results = [pool.apply_async(f, (i,)) for i in range(4)]
        print([res.get(timeout=5) for res in multiple_results])
        res = pool.apply_async(time.sleep, (10,))
        try:
            print(res.get(timeout=0.05))
        except TimeoutError:
            print('We lacked patience and got a multiprocessing.TimeoutError')
        it = pool.imap(f, range(10))
        print(next(it), next(it), it.next(timeout=5))
    print('Now the pool is closed and no longer available')
    ctx = get_context('spawn')
    q = ctx.Queue()
    p = ctx.Process(target=put, args=(q,))
    p.start()
    print(q.get())
    p.join()
