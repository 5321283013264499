"""Two locks in two orders, without a deadlock: by one order, by a timeout, by trying."""
import threading

left, right = threading.Lock(), threading.Lock()
done = []


def run(*targets):
    threads = [threading.Thread(target=target) for target in targets]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


# 1. All take the locks in the same order.
def ordered(first, second):
    def work():
        low, high = sorted((first, second), key=id)
        for _ in range(50):
            with low, high:
                pass
        done.append("ordered")

    return work


run(ordered(left, right), ordered(right, left))
print(done)

# 2. Each holds one lock for certain; the second is not waited for without end.
both_hold_one = threading.Barrier(2)
both_gave_up = threading.Barrier(2)
results = []


def impatient(first, second):
    def work():
        with first:
            both_hold_one.wait()
            results.append(second.acquire(timeout=0.01))
            both_gave_up.wait()

    return work


run(impatient(left, right), impatient(right, left))
print(results, left.locked(), right.locked())


# 3. Who cannot have both gives back the one.
def backing_off(first, second, name):
    def work():
        while True:
            with first:
                if second.acquire(blocking=False):
                    second.release()
                    done.append(name)
                    return

    return work


done.clear()
run(backing_off(left, right, "a"), backing_off(right, left, "b"))
print(sorted(done))
