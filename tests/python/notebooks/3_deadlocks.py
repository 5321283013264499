# Two accounts and money that goes both ways: without locks, with them, with their order swapped.
import threading
import time

accounts = {"alice": 1000, "bob": 1000}
locks = {name: threading.Lock() for name in accounts}
ROUNDS = 20


def move(source, target, amount):
    taken = accounts[source] - amount
    time.sleep(0.0002)
    accounts[source] = taken
    accounts[target] += amount


def both(work):
    accounts.update(alice=1000, bob=1000)
    a = threading.Thread(target=work, args=("alice", "bob", 10), name="a to b")
    b = threading.Thread(target=work, args=("bob", "alice", 10), name="b to a")
    for t in (a, b):
        t.start()
    for t in (a, b):
        t.join(timeout=5)
    return a.is_alive(), b.is_alive(), sum(accounts.values())


def unlocked(source, target, amount):
    for _ in range(ROUNDS):
        move(source, target, amount)


def ordered(source, target, amount):
    first, second = sorted((source, target))
    for _ in range(ROUNDS):
        with locks[first], locks[second]:
            move(source, target, amount)


print("money is right without locks:", both(unlocked)[2] == 2000)
print("with locks in one order:", both(ordered))

# Each takes its own lock first: after one step both wait for the other.
step = threading.Barrier(2)


def swapped(source, target, amount):
    with locks[source]:
        step.wait()
        if not locks[target].acquire(timeout=0.05):
            stuck.append(source)
            step.wait()
            return
        locks[target].release()


stuck = []
both(swapped)
print("both were stuck:", sorted(stuck), [lock.locked() for lock in locks.values()])

tries = 0


def back_off(source, target, amount):
    global tries
    done = 0
    while done < ROUNDS:
        with locks[source]:
            tries += 1
            got = locks[target].acquire(timeout=0.001 if source == "alice" else 0.002)
            if got:
                try:
                    move(source, target, amount)
                    done += 1
                finally:
                    locks[target].release()
        time.sleep(0.0005)


print("with back-off:", both(back_off), tries >= 2 * ROUNDS)
