from itertools import groupby

for key, group in groupby('AAAABBBCCDAABBB'):
    print(key, list(group))
print([key for key, _ in groupby([1, 1, 2, 3, 3])])
words = sorted(['apple', 'bob', 'cat', 'alice', 'bar', 'cow', 'anna'], key=lambda word: word[0])
print({key: list(group) for key, group in groupby(words, key=lambda word: word[0])})
groups = [group for _, group in groupby('aab')]
print([list(group) for group in groups])
source = groupby([1, 1, 2])
first_key, first = next(source)
print(first_key, next(first))
second_key, second = next(source)
print(second_key, list(first), list(second))
print(next(source, 'end'))
partial = groupby('xxxy')
_, xs = next(partial)
print(next(xs), next(xs))
print([(key, list(group)) for key, group in partial])
print(list(groupby([])), [(k, list(g)) for k, g in groupby([5], key=str)])
nested = [(k, [(j, len(list(h))) for j, h in groupby(g)]) for k, g in groupby('aAbBBcc', key=str.lower)]
print(nested)
