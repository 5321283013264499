str = 'text'
print(str(5))
