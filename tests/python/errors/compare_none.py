best = None
if best < 3:
    print('low')
