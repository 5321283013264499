import bisect
import random

random.seed(9)
kept = []
for _ in range(30):
    bisect.insort(kept, random.randrange(50))
    assert kept == sorted(kept)
print(kept)


class SortedByKey:
    def __init__(self, key):
        self.key = key
        self.items = []

    def add(self, item):
        bisect.insort(self.items, item, key=self.key)

    def between(self, low, high):
        return self.items[bisect.bisect_left(self.items, low, key=self.key):bisect.bisect_right(self.items, high, key=self.key)]


words = SortedByKey(len)
for word in 'the quick brown fox jumps over a lazy dog'.split():
    words.add(word)
print(words.items, words.between(4, 4))
