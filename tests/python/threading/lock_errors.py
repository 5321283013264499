"""What a lock refuses, and in which words."""
import threading


def trial(function, *args, **keywords):
    try:
        print(function(*args, **keywords))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


lock = threading.Lock()
trial(lock.release)
trial(lock.acquire, False, 1)
trial(lock.acquire, timeout=-2)
trial(lock.acquire, timeout="soon")
trial(lock.acquire, blocking=0)
trial(lock.locked)
trial(lock.acquire, blocking=False)
trial(lock.acquire, True, 0.01)
trial(lock.release)
trial(lock.release)

reentrant = threading.RLock()
trial(reentrant.release)
trial(reentrant.acquire, False, 1)
trial(threading.Condition(lock).wait)
trial(threading.Condition(lock).notify_all)
trial(threading.Thread(target=print).join)
trial(threading.current_thread().join)
trial(threading.Thread(target=None).run)
trial(threading.Barrier(2).wait, 0)
trial(threading.Event().wait, 0)

# A lock is no number and has no length.
trial(len, lock)
trial(lambda: lock + 1)
with lock:
    print(lock.locked())
print(lock.locked())
