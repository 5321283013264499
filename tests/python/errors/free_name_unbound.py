def outer():
    def inner():
        return later
    print(inner())
    later = 1

outer()
