import io
import json
import random

random.seed(1)


def make(depth):
    kind = random.randrange(8 if depth < 4 else 6)
    if kind == 0:
        return random.choice([None, True, False])
    if kind == 1:
        return random.randrange(-10 ** 6, 10 ** 6)
    if kind == 2:
        return random.random() * 10 ** random.randrange(-5, 10)
    if kind in (3, 4, 5):
        return ''.join(random.choice('ab"\\\n\té€ 😀/') for _ in range(random.randrange(6)))
    if kind == 6:
        return [make(depth + 1) for _ in range(random.randrange(4))]
    return {make(9) if False else str(i) + random.choice('xyé'): make(depth + 1) for i in range(random.randrange(4))}


for turn in range(60):
    value = make(0)
    text = json.dumps(value)
    assert json.loads(text) == value, text
    assert json.loads(json.dumps(value, indent=2, ensure_ascii=False)) == value
    if turn % 10 == 0:
        print(text)
file = io.StringIO(); json.dump({'a': [1]}, file, indent=1); file.seek(0); print(json.load(file))
