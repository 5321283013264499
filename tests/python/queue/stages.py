"""Three stages, joined by queues; the end is passed on as an object that is nothing else."""
import queue
import threading

DONE = object()


def stage(function, source, target):
    for item in iter(source.get, DONE):
        result = function(item)
        if result is not None:
            target.put(result)
    target.put(DONE)


def connect(*functions, size=2):
    queues = [queue.Queue(maxsize=size) for _ in range(len(functions) + 1)]
    threads = [
        threading.Thread(target=stage, args=(function, source, target))
        for function, source, target in zip(functions, queues, queues[1:])
    ]
    for thread in threads:
        thread.start()
    return queues[0], queues[-1], threads


def parse(text):
    return int(text) if text.strip().isdigit() else None


source, end, threads = connect(parse, lambda n: n if n % 2 else None, lambda n: f"<{n}>")
feeder = threading.Thread(target=lambda: [source.put(t) for t in "1 2 x 3 4 five 55 7".split()] and source.put(DONE))
feeder.start()
print(list(iter(end.get, DONE)))
for thread in [feeder, *threads]:
    thread.join()
print(source.qsize(), end.qsize(), [thread.is_alive() for thread in threads])
