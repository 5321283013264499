def f(a, b=2):
    pass

f(1, a=3)
