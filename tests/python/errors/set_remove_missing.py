s = {1}
s.remove('x')
