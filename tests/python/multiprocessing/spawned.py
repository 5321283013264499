"""Spawned processes: they run the main module anew, so they see nothing of what has changed since."""
import multiprocessing as mp

level = 1
names = ["first"]


class Task:
    factor = 2

    def __init__(self, number):
        self.number = number

    def run(self):
        return self.number * self.factor * level


class Failure(Exception):
    pass


def look(results, task, local):
    local.append("child")
    results.put((level, list(names), Task.factor, task.run(), local, __name__, isinstance(task, Task)))


def count(value, lock, event):
    with lock:
        value.value += 1
    event.set()


def fail(text):
    raise Failure(text)


def double(x):
    return x * 2 * level


if __name__ == "__main__":
    level, Task.factor = 100, 50
    names.append("second")
    spawn = mp.get_context("spawn")
    print(spawn.get_start_method(), type(spawn.Process()).__name__, type(spawn).__name__)
    results, local = spawn.Queue(), ["parent"]
    child = spawn.Process(target=look, args=(results, Task(3), local))
    child.start()
    print(results.get(), local)
    child.join()
    print(child.exitcode, child.name.split("-")[0])

    value, lock, event = spawn.Value("i", 5), spawn.Lock(), spawn.Event()
    children = [spawn.Process(target=count, args=(value, lock, event)) for _ in range(3)]
    for child in children:
        child.start()
    for child in children:
        child.join()
    print(value.value, event.is_set())

    # What cannot be sent fails in the parent, at the start.
    for target in (lambda: None, results):
        try:
            spawn.Process(target=print, args=(target, (n for n in range(3)))).start()
        except Exception as error:
            print(type(error).__name__, str(error).split(" at 0x")[0])
    with spawn.Pool(2) as pool:
        print(pool.map(double, [1, 2, 3]))
        try:
            pool.apply(fail, ("from the child",))
        except Failure as error:
            print(type(error).__name__, error, type(error) is Failure)
    try:
        mp.Process(target=double, args=(1,)).start()
        mp.set_start_method("spawn")
    except RuntimeError as error:
        print(error)
    mp.set_start_method("spawn", force=True)
    results = mp.SimpleQueue()
    child = mp.Process(target=look, args=(results, Task(1), []))
    child.start()
    print(results.get()[:2], mp.get_start_method())
    child.join()
