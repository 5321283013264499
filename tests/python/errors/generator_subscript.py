squares = (n * n for n in range(5))
print(next(squares), sum(squares))
print(squares[0])
