items = [3, 1].sort()
items.append(2)
