def f(x):
    match x:
        case 0: return 'zero'
        case 1 | 2: return 'one or two'
        case int(n) if n > 100: return f'big {n}'
        case int(): return 'int'
        case 'a': return 'letter'
        case str() as s: return f'str {s}'
        case []: return 'empty'
        case [x]: return f'one {x}'
        case [1, *rest]: return f'1 then {rest}'
        case [a, b] if a == b: return 'pair'
        case (a, b, *_): return f'{a} {b} ...'
        case {'type': 'circle', 'r': r}: return f'circle {r}'
        case {'k': v, **rest}: return f'{v} {rest}'
        case None: return 'none'
        case P(x=0, y=y): return f'on axis {y}'
        case P(x, y): return f'P {x} {y}'
        case float() | complex(): return 'float'
        case _: return 'other'
class P:
    __match_args__ = ('x', 'y')
    def __init__(s, x, y): s.x, s.y = x, y
for v in [0, 2, 500, 7, 'a', 'bc', [], [9], [1, 2, 3], [4, 4], (5, 6, 7), {'type': 'circle', 'r': 2, 'z': 1}, {'k': 1, 'm': 2}, None, P(0, 3), P(1, 2), 2.5, object]:
    print(f(v))
