import threading
import time

def trial(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e, sep=": ")

cond = threading.Condition()
trial(cond.wait)
trial(cond.notify)
trial(cond.notify_all)
items = []
got = []

def consumer(n):
    with cond:
        while not items:
            cond.wait()
        got.append((n, items.pop(0)))

threads = []
for n in range(3):
    t = threading.Thread(target=consumer, args=(n,))
    t.start()
    time.sleep(0.02)
    threads.append(t)
for item in "abc":
    with cond:
        items.append(item)
        cond.notify()
    time.sleep(0.02)
for t in threads: t.join()
print(got)

with cond:
    print(cond.wait(0.01), cond.wait(0))
    print(cond.wait_for(lambda: False, timeout=0.02))
    print(cond.wait_for(lambda: 7))

state = 0
def wait_for_two():
    with cond:
        cond.wait_for(lambda: state == 2)
        got.append("two")
t = threading.Thread(target=wait_for_two)
t.start()
for _ in range(2):
    time.sleep(0.01)
    with cond:
        state += 1
        cond.notify_all()
t.join()
print(got[-1])

# Notifications are not remembered.
with cond:
    cond.notify()
    print(cond.wait(0.02))

# With a plain lock, and entered twice with a re-entrant one.
c = threading.Condition(threading.Lock())
with c:
    print(c.wait(0.01))
with cond:
    with cond:
        print(cond.wait(0.01))
woken = []
def waiter(n):
    with c:
        c.wait()
        woken.append(n)
threads = [threading.Thread(target=waiter, args=(n,)) for n in range(5)]
for t in threads: t.start()
time.sleep(0.05)
with c:
    c.notify(2)
time.sleep(0.05)
print(len(woken))
with c:
    c.notify_all()
for t in threads: t.join()
print(sorted(woken))
