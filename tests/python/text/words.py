text = """the quick brown fox jumps over the lazy dog
the dog sleeps and the fox runs"""
counts = {}
for word in text.split():
    counts[word] = counts.get(word, 0) + 1
for word in sorted(counts, key=lambda w: (-counts[w], w)):
    print(f'{word:<8}{counts[word]:>3} {"#" * counts[word]}')
print(max(counts, key=counts.get), sum(counts.values()), len(counts))
lines = text.split('\n')
print([len(line) for line in lines], [line.split()[-1] for line in lines])
print(' '.join(w.capitalize() for w in lines[0].split()), lines[1][::-1])
caesar = ''.join(chr((ord(c) - 97 + 3) % 26 + 97) if c.isalpha() else c for c in lines[0])
print(caesar)
print(sorted(set(c for c in text if c.isalpha()))[:5], 'palindrome' if 'anna' == 'anna'[::-1] else 'no')
