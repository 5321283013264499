numbers = [1, 2]
numbers(0)
