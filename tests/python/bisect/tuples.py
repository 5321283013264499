from bisect import bisect_left, insort_right

events = []
for when, what in [(3, 'c'), (1, 'a'), (2, 'b'), (2, 'a')]:
    insort_right(events, (when, what))
print(events, bisect_left(events, (2,)), bisect_left(events, (2, 'b')))
text = 'aabbcc'
print(bisect_left(text, 'b'), bisect_left(range(0, 100, 5), 42))


class Lazy:
    def __len__(self):
        return 10 ** 6

    def __getitem__(self, place):
        return place * place


print(bisect_left(Lazy(), 10 ** 10), bisect_left(Lazy(), 99))
