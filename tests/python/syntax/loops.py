"""Loops: else, break, continue, changed while they run, and their targets."""

for word in ("ab", "abc"):
    for letter in word:
        if letter == "c":
            print("found c in", word)
            break
    else:
        print("no c in", word)

n = 27
steps = 0
while n != 1:
    n = n // 2 if n % 2 == 0 else 3 * n + 1
    steps += 1
else:
    print("steps", steps)

numbers = [1, 2, 3, 4]
for number in numbers:
    if number == 2:
        numbers.remove(3)
    if number == 4 and len(numbers) < 6:
        numbers.append(4)
print(numbers)
for number in numbers[:]:
    if number == 4:
        numbers.remove(number)
print(numbers)
letters = {"a": 1}
try:
    for key in letters:
        letters[key + "a"] = 2
except RuntimeError as error:
    print(error)
for key in list(letters):
    letters[key * 2] = 3
print(letters)

for i in range(3):
    i *= 10
    print(i, end=" ")
print(i)
for i in range(0):
    pass
print(i)
for i, (a, b) in enumerate(zip("xyz", [1, 2])):
    print(i, a, b, end="; ")
print()
for box in [{}]:
    for box["k"] in range(3):
        pass
    print(box)
for i in range(10, 0, -3):
    print(i, end=" ")
print()
outer = 0
while True:
    outer += 1
    for inner in range(5):
        if inner == outer:
            break
        if inner % 2:
            continue
        print((outer, inner), end=" ")
    if outer == 3:
        break
print()
print(next((n for n in range(2, 50) if all(n % d for d in range(2, n)) and n > 24), None))
print(sum(1 for _ in iter(lambda: numbers.pop() if numbers else None, None)), numbers)
