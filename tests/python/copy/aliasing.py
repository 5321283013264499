"""What is shared after an assignment, a copy, and a deep copy."""
import copy


class Node:
    def __init__(self, value, *children):
        self.value, self.children = value, list(children)


class Counted:
    copies = 0

    def __init__(self, data):
        self.data = data

    def __copy__(self):
        Counted.copies += 1
        return Counted(self.data)

    def __deepcopy__(self, memo):
        Counted.copies += 10
        return Counted(copy.deepcopy(self.data, memo))


matrix = [[1, 2], [3]]
same, shallow, deep = matrix, copy.copy(matrix), copy.deepcopy(matrix)
matrix[0].append("new")
matrix.append([])
print(same is matrix, shallow, deep, matrix[:] == matrix, list(matrix)[0] is matrix[0], shallow[0] is matrix[0], deep[0] is matrix[0])
leaf = Node("leaf")
tree = Node("root", leaf, leaf)
twin = copy.deepcopy(tree)
print(twin.children[0] is twin.children[1], twin.children[0] is leaf, copy.copy(tree).children is tree.children, twin.value)
tree.children.append(tree)
loop = copy.deepcopy(tree)
print(loop.children[2] is loop, len(loop.children))
counted = Counted([1])
print(copy.copy(counted).data is counted.data, copy.deepcopy(counted).data is counted.data, Counted.copies)
shared = [1]
pair = copy.deepcopy([shared, shared, (shared,), {"k": shared}])
print(pair[0] is pair[1] is pair[2][0] is pair[3]["k"], pair[0] is shared)
t = (1, "a")
print(copy.copy(t) is t, copy.deepcopy(t) is t, copy.deepcopy((1, [2]))[1], copy.copy(print) is print, copy.deepcopy(Node) is Node, copy.deepcopy({frozenset([1])}), copy.copy({"a": 1}), copy.deepcopy(bytearray(b"x")))
row = [0] * 2
grid = [row] * 2
grid[0][0] = 1
print(grid, [list(r) for r in grid][0] is row)


def change(items, text, number):
    items.append(1)
    items = ["rebound"]
    text += "!"
    number += 1
    return items, text, number


original = []
print(change(original, "t", 1), original)
try:
    copy.deepcopy((n for n in range(3)))
except TypeError as error:
    print(error)
