class Dog:
    def __init__(self, name):
        name = name


print(Dog("Rex").name)
