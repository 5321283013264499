# A thread as a class of its own: run() is what
# it does, and the result stays in the object.
import threading


class Sum(threading.Thread):
    def __init__(self, first, last):
        super().__init__(name=f"sum from {first}")
        self.first = first
        self.last = last
        self.total = 0

    def run(self):
        for number in range(self.first, self.last):
            self.total += number
        print(self.name, "is", self.total)


sums = [Sum(0, 5_000), Sum(5_000, 10_000)]
for one in sums:
    one.start()
for one in sums:
    one.join()
print("together", sum(one.total for one in sums))
