"""What a child changes stays in the child: globals, lists, class attributes, open counters."""
import multiprocessing as mp

count = 1
names = ["parent"]


class Settings:
    level = 1


def change(results, local):
    global count
    count += 10
    names.append("child")
    Settings.level = 99
    local["key"] = "changed"
    results.put((count, names, Settings.level, local))


def look(results):
    results.put((count, list(names), Settings.level))


if __name__ == "__main__":
    results = mp.Queue()
    local = {"key": "old"}
    child = mp.Process(target=change, args=(results, local))
    child.start()
    print("child ", results.get())
    child.join()
    print("parent", count, names, Settings.level, local)
    # A process sees what was there when it was started, not what comes later.
    count, Settings.level = 2, 5
    names.append("more")
    child = mp.Process(target=look, args=(results,))
    child.start()
    count = 3
    print("second", results.get())
    child.join()
    print(count)
