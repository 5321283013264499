"""Threads that each take two of some locks, one after the other."""

import threading

from every import explore


def serve(count, pairs):
    def dine(first, second):
        def work(locks):
            with locks[first]:
                with locks[second]:
                    pass

        return work

    explore(
        lambda: [threading.Lock() for _ in range(count)],
        [dine(*pair) for pair in pairs],
        lambda _: "done",
    )
