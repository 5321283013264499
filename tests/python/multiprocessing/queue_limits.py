"""Queues between processes: what is put is copied, waiting can end, a bounded one fills up."""
import multiprocessing as mp
import queue


def echo(inbox, outbox):
    for item in iter(inbox.get, "stop"):
        if isinstance(item, list):
            item.append("seen by the child")
        outbox.put(item)


if __name__ == "__main__":
    inbox, outbox = mp.Queue(), mp.Queue()
    child = mp.Process(target=echo, args=(inbox, outbox))
    child.start()
    payload = ["list"]
    for item in (payload, {"k": (1, 2)}, None, "text", {3}, 2.5, b"bytes"):
        inbox.put(item)
    print([outbox.get() for _ in range(7)], payload)
    inbox.put("stop")
    child.join()

    for attempt in (lambda: outbox.get(timeout=0.01), lambda: outbox.get(False), outbox.get_nowait):
        try:
            attempt()
        except queue.Empty as error:
            print("Empty", error.args)
    small = mp.Queue(maxsize=2)
    small.put(1)
    small.put(2)
    try:
        small.put(3, timeout=0.01)
    except queue.Full:
        print("Full", small.full())
    print(small.get(), small.get())
    simple = mp.SimpleQueue()
    print(simple.empty())
    simple.put("x")
    print(simple.get())
    small.close()
    try:
        small.put(1)
    except ValueError as error:
        print(str(error)[-9:])
