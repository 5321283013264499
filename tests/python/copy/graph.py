"""Copies keep the shape of what is copied."""
import copy


class Node:
    def __init__(self, name):
        self.name = name
        self.links = []

    def __repr__(self):
        return f'{self.name}->{[node.name for node in self.links]}'


a, b, c = Node('a'), Node('b'), Node('c')
a.links = [b, c]; b.links = [a]; c.links = [c]
copied = copy.deepcopy(a)
print(copied, copied.links, copied.links[0].links[0] is copied, copied.links[1].links[0] is copied.links[1], copied is a)
shallow = copy.copy(a)
shallow.links.append('x'); print(len(a.links), shallow.links is a.links)
board = [[0] * 3] * 3
wrong = copy.copy(board); right = copy.deepcopy([[0] * 3 for _ in range(3)])
wrong[0][0] = 1; right[0][0] = 1
print(board, right)
config = {'db': {'host': 'x', 'ports': [1, 2]}, 'name': 'c'}
mine = copy.deepcopy(config); mine['db']['ports'].append(3); alias = config; alias['name'] = 'changed'
print(config, mine)
