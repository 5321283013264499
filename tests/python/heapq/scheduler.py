"""A scheduler by times: the next event is always the earliest one."""
import heapq
import itertools


class Scheduler:
    def __init__(self):
        self.events = []
        self.now = 0
        self.numbers = itertools.count()

    def at(self, delay, action, *args):
        heapq.heappush(self.events, (self.now + delay, next(self.numbers), action, args))

    def run(self):
        while self.events:
            self.now, _, action, args = heapq.heappop(self.events)
            action(*args)


s = Scheduler()


def tick(name, period, left):
    print(f'{s.now:4} {name}')
    if left:
        s.at(period, tick, name, period, left - 1)


s.at(0, tick, 'slow', 10, 2)
s.at(1, tick, 'fast', 3, 4)
s.at(5, print, 'at five')
s.run()
