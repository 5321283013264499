import threading


def run(*functions):
    threads = [threading.Thread(target=function) for function in functions]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


class Node:
    def __init__(self, name, below):
        self.name, self.below = name, below


c = Node("C", None)
b = Node("B", c)
a = Node("A", b)
top = (a, 0)
swap = threading.Lock()
got = {}


def replace(old, new):
    """Compare and swap, as one operation."""
    global top
    with swap:
        if top is old:
            top = new
            return True
        return False


def pop(key):
    old = top
    below = old[0].below
    if replace(old, (below, old[1] + 1)):
        got[key] = old[0].name
        return old[0]
    got[key] = "-"


def push(node):
    old = top
    node.below = old[0]
    got["push"] = replace(old, (node, old[1] + 1))


def one():
    pop(1)


def two():
    first = pop(2)
    pop(3)
    if first is not None:
        push(first)


run(one, two)
names = []
node = top[0]
while node is not None and len(names) < 5:
    names.append(node.name)
    node = node.below
print(got[1], got[2], got[3], got.get("push"), "".join(names))

# finished '- A B True AC'
# finished 'A - B None C'
# finished 'A A B True C'
# finished 'A B C True B'
# finished 'B A - True AC'
# finished 'B A C True A'
# finished 'C A B False'
# finished 'C A B True A'
