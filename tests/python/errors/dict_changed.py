d = {1: 1, 2: 2}
for key in d:
    del d[key]
