for key, value in {'ab': 1, 'c': 2}:
    print(key, value)
