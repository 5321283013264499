"""Full and empty queues: waiting with an end, not waiting, and the arguments that make no sense."""
import queue
import threading


def trial(function, *args, **keywords):
    try:
        print(function(*args, **keywords))
    except (queue.Empty, queue.Full) as error:
        print(type(error).__module__, type(error).__name__, error.args)
    except ValueError as error:
        print("ValueError", error)


box = queue.Queue(maxsize=1)
trial(box.get, timeout=0.01)
trial(box.get, block=False)
trial(box.get_nowait)
trial(box.get, timeout=-1)
trial(box.put, "a")
trial(box.put, "b", timeout=0.01)
trial(box.put, "b", False)
trial(box.put_nowait, "b")
trial(box.put, "b", True, -1)
trial(box.get, True, 5)
print(box.maxsize, queue.Queue().maxsize, queue.Queue(-3).full())

# Who waits gets what another thread puts, in the order of waiting.
got = []
first_done = threading.Event()


def taker(name, done):
    got.append((name, box.get()))
    done.set()


def take(name):
    done = threading.Event()
    threading.Thread(target=taker, args=(name, done)).start()
    return done


first = take("first")
box.put("x")
first.wait()
second = take("second")
box.put("y")
second.wait()
print(got)

simple = queue.SimpleQueue()
trial(simple.get_nowait)
trial(simple.get, timeout=0.01)
trial(simple.get, timeout=-1)
trial(simple.put, 1, False, -5)
trial(simple.get, False)
print(simple.empty(), simple.qsize())
