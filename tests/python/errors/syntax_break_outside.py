for n in range(3):
    pass
break
