"""Allocates 100 MB in all, and has little of it at a time: bytes, lists, texts, and objects in cycles."""


class Node:
    def __init__(self, payload):
        self.payload = payload
        self.itself = self


count, letter = 0, 'x'
for number in range(400):
    block = bytes(100_000)
    rows = [[number] * 125 for _ in range(60)]
    texts = [letter * 1000 for _ in range(60)]
    nodes = [Node(bytes(1000)) for _ in range(30)]
    count += len(block) + 8 * 125 * len(rows) + 1000 * len(texts) + 1000 * len(nodes)
print(count)
