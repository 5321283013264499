"""Two threads that each add one to a counter."""

from every import explore


class Counter:
    def __init__(self):
        self.value = 0

    def add(self):
        self.value += 1


explore(Counter, [Counter.add, Counter.add], lambda counter: str(counter.value))
