"""A buffer of one: a thread puts three items in, three others each take one out."""

import queue

from every import explore


def fill(buffer):
    for item in range(3):
        buffer.put(item)


def drain(buffer):
    buffer.get()


explore(lambda: queue.Queue(1), [fill, drain, drain, drain], lambda _: "done")
