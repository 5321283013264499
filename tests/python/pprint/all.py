from collections import Counter, OrderedDict, defaultdict, deque
from dataclasses import dataclass
from pprint import PrettyPrinter, pformat, pp, pprint

data = {'name': 'experiment', 'runs': [{'threads': n, 'time': n * 1.5, 'ok': n % 2 == 0} for n in range(4)], 'tags': ('a', 'b'), 'none': None, 'long': list(range(40))}
pprint(data); pprint(data, width=40); pprint(data, indent=4); pprint(data, compact=True); pprint(data, depth=1); pp({'b': 1, 'a': 2}); pprint({'b': 1, 'a': 2}); pprint([1, 2]); pprint('short')
pprint({1: [2, {3: (4, 5)}]}, width=8); pprint(('x' * 50, 'y' * 50)); pprint(('single' * 20,)); pprint({'k' * 30: 'v' * 60, 'n': {'deep' * 10: ['z' * 20] * 3}})
pprint('a long text with many words in it ' * 5, width=40); pprint(['a long text with many words in it ' * 3], width=40); pprint({'t': 'line one\nline two is longer\nline three'}, width=24)
pprint(set(range(30)), width=30); pprint(frozenset('abcdefghijklmnopqrstuvwxyz'), width=40); pprint({3, 1, 2}); pprint([[], {}, (), set()]); pprint(Counter('abracadabra' * 3), width=20); pprint(OrderedDict((c, c * 10) for c in 'abcde'), width=30); pprint(defaultdict(list, {c: [1, 2, 3] for c in 'abcdef'}), width=30); pprint(deque('abcdefghijkl' * 3), width=30)


@dataclass
class Run:
    name: str
    times: list
    note: str = 'x'


pprint(Run('first', list(range(5)))); pprint([Run('second' * 5, list(range(30)))], width=50)
print(pformat({'a': 1}), PrettyPrinter(width=10).pformat([1, 2, 3, 4, 5]), pformat(123456, underscore_numbers=True)); pprint({'mixed': 1, 2: 3}); pprint([{'a': [1] * 30, 'b': 'c' * 30}])
