from operator import attrgetter, itemgetter, methodcaller
from itertools import accumulate, groupby
import functools
import operator

rows = [('kraken', 'BTC', 7200.5), ('bitfinex', 'BTC', 7190.0), ('kraken', 'ETH', 130.0), ('bitfinex', 'ETH', 131.5)]
print(sorted(rows, key=itemgetter(1, 2)), max(rows, key=itemgetter(2))[0])
for symbol, group in groupby(sorted(rows, key=itemgetter(1)), key=itemgetter(1)):
    print(symbol, [exchange for exchange, _, _ in group])
print(functools.reduce(operator.mul, range(1, 8)), list(accumulate([1, 2, 3], operator.add)), sum(map(operator.mul, [1, 2], [3, 4])))
print(list(map(methodcaller('upper'), ['a', 'b'])), list(map(itemgetter('k'), [{'k': 1}, {'k': 2}])), sorted([3 + 0, -5], key=operator.neg))


class Thread:
    def __init__(self, name, daemon):
        self.name, self.daemon = name, daemon


threads = [Thread('b', True), Thread('a', False), Thread('a', True)]
print([(t.name, t.daemon) for t in sorted(threads, key=attrgetter('name', 'daemon'))])
OPS = {'+': operator.add, '-': operator.sub, '*': operator.mul, '/': operator.truediv, '//': operator.floordiv, '%': operator.mod, '**': operator.pow}
stack = []
for token in '3 4 + 2 * 7 / 2 **'.split():
    stack.append(OPS[token](*[stack.pop() for _ in 'ab'][::-1]) if token in OPS else float(token))
print(stack)
