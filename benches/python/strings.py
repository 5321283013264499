def work():
    words = []
    for i in range(15000):
        words.append('word' + str(i % 100) + '-' + chr(97 + i % 26))
    text = ' '.join(words)
    count = 0
    for word in text.split(' '):
        if word.endswith('a') or '99' in word:
            count += len(word)
    letters = 0
    for c in text[:40000]:
        if c == 'w':
            letters += 1
    return count, letters, text.upper().count('WORD9'), len(f'{count:>10}{letters:<10}' * 10)


if __name__ == '__main__':
    import time
    best = None
    for _ in range(7):
        began = time.perf_counter()
        result = work()
        took = time.perf_counter() - began
        best = took if best is None or took < best else best
    print(f'{best * 1000:.3f} {result}')
