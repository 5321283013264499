class A:
    pass

print(A() + 1)
